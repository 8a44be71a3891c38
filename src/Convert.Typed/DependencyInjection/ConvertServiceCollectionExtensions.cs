using ConvertTyped;
using ConvertTyped.CompilerServices;
using ConvertTyped.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

// Where every library puts its registrations, so that no using is needed to find them.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert.Typed to an app's services.</summary>
public static class ConvertServiceCollectionExtensions
{
    /// <summary>
    /// Adds the generated class <typeparamref name="TFlags"/> and its client as singletons:
    /// <c>builder.Services.AddConvert&lt;Flags&gt;(options =&gt; options.SdkKey = "10035569/10034190")</c>. The snapshot that was
    /// embedded when the app was built answers until the live config comes; without a key it goes on answering.
    /// </summary>
    /// <remarks>
    /// Options are bound from the section <c>Convert</c> of the app's configuration, if it has one, and then from the section in
    /// it that is named like the class, <c>Convert:Flags</c>; <paramref name="configure"/> goes over both. The client starts
    /// when the class is first resolved; in a host it starts with the host.
    ///
    /// Features and experiences are overridden for every visitor by the sections <c>Convert:Overrides</c> and
    /// <c>Convert:Flags:Overrides</c>, which are read again when they change. A host that runs in Production refuses them, unless
    /// <see cref="ConvertOptions.AllowOverridesInProduction"/> is set.
    ///
    /// Each generated class has its own client and options. <see cref="ConvertClient"/> itself resolves where only one class
    /// was added; with several, ask a class for its <see cref="ConvertRoot.Client"/>. Adding a class again only adds options.
    /// </remarks>
    /// <typeparam name="TFlags">A class generated from a snapshot.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets options; null leaves the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddConvert<TFlags>(this IServiceCollection services, Action<ConvertOptions>? configure = null)
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        ArgumentNullException.ThrowIfNull(services);
        var name = RegisteredRoot<TFlags>.OptionsName;
        if (!services.Any(static service => service.ServiceType == typeof(TFlags)))
        {
            AddRoot<TFlags>(services, name);
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        return services;
    }

    private static void AddRoot<TFlags>(IServiceCollection services, string name)
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        services.AddLogging();
        ConvertHttpClient.Add(services, name);
        services.AddSingleton<IConfigureOptions<ConvertOptions>>(provider => new ConvertOptionsSection(provider, name, typeof(TFlags).Name));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConvertOptions>, ConvertOptionsValidation>());
        services.AddOptions<ConvertOptions>(name).ValidateOnStart();

        // The container made the client, so it disposes it; the root only holds it.
        services.AddKeyedSingleton(name, (provider, _) =>
            ClientFactory.Create<TFlags>(provider, provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(name), name));
        services.AddKeyedSingleton(name, (provider, _) => ConfiguredOverrides.Of<TFlags>(provider.GetRequiredKeyedService<ConvertClient>(name), provider, name));
        services.AddSingleton(provider =>
        {
            provider.GetRequiredKeyedService<ConfiguredOverrides>(name);
            return TFlags.Create(provider.GetRequiredKeyedService<ConvertClient>(name));
        });
        services.AddSingleton<RegisteredRoot>(new RegisteredRoot<TFlags>());
        services.TryAddSingleton(TheOnlyClient);
        services.AddHostedService<ConvertHostedService<TFlags>>();
    }

    private static ConvertClient TheOnlyClient(IServiceProvider provider)
    {
        var roots = provider.GetServices<RegisteredRoot>().ToList();
        return roots.Count == 1
            ? roots[0].ClientFrom(provider)
            : throw new InvalidOperationException($"Convert: {roots.Count} classes were added ({string.Join(", ", roots)}), and each has a client of its own. Inject one of the classes and use its Client.");
    }
}
