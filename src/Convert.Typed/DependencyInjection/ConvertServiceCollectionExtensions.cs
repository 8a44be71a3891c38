using ConvertTyped;
using ConvertTyped.CompilerServices;
using ConvertTyped.DependencyInjection;
using ConvertTyped.Tracking;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

// Where every library puts its registrations, so that no using is needed to find them.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert.Typed to an app's services.</summary>
public static class ConvertServiceCollectionExtensions
{
    /// <summary>
    /// Adds the generated class <typeparamref name="TFlags"/> and its client as singletons:
    /// <c>builder.Services.AddConvert&lt;Flags&gt;()</c>. The snapshot that was embedded when the app was built answers.
    /// </summary>
    /// <remarks>
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
        services.AddLogging();
        if (configure is not null)
        {
            services.Configure(OptionsName<TFlags>(), configure);
        }

        if (services.Any(static service => service.ServiceType == typeof(TFlags)))
        {
            return services;
        }

        services.AddSingleton(CreateRoot<TFlags>);
        services.AddSingleton<RegisteredRoot>(new RegisteredRoot<TFlags>());
        services.TryAddSingleton(TheOnlyClient);
        return services;
    }

    private static TFlags CreateRoot<TFlags>(IServiceProvider provider)
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(OptionsName<TFlags>());
        options.Validate();
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger($"{nameof(ConvertTyped)}.{typeof(TFlags).Name}");
        var configuration = SnapshotReader.Read(TFlags.Snapshot, options, logger);
        var tracking = new ConvertTracking(options.Tracking, route: null, new TrackingServices { Logger = logger });
        return TFlags.Create(new ConvertClient(configuration, options, tracking));
    }

    private static ConvertClient TheOnlyClient(IServiceProvider provider)
    {
        var roots = provider.GetServices<RegisteredRoot>().ToList();
        return roots.Count == 1
            ? roots[0].ClientFrom(provider)
            : throw new InvalidOperationException($"Convert: {roots.Count} classes were added ({string.Join(", ", roots)}), and each has a client of its own. Inject one of the classes and use its Client.");
    }

    private static string OptionsName<TFlags>() => typeof(TFlags).FullName!;
}
