using ConvertTyped;
using ConvertTyped.Outbox;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

// Where every library puts its registrations, so that no using is needed to find them.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds an outbox to a client of Convert.Typed.</summary>
public static class ConvertOutboxServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the events of <typeparamref name="TFlags"/>'s client on disk until the service has them, so that the next start delivers
    /// what a process that died did not: <c>services.AddConvertOutbox&lt;Flags&gt;(outbox =&gt; outbox.Folder = "/var/lib/shop")</c>.
    /// </summary>
    /// <remarks>
    /// It goes beside <c>AddConvert</c>, before or after. A disk that is full or cannot be written to costs the protection, never an
    /// event of a process that lives, nor an exception. Adding it again only adds options.
    /// </remarks>
    /// <typeparam name="TFlags">The class that <c>AddConvert</c> adds.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets the folder, and what else there is to set.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddConvertOutbox<TFlags>(this IServiceCollection services, Action<OutboxOptions> configure)
        where TFlags : ConvertRoot
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var name = typeof(TFlags).FullName!;
        services.AddOptions<OutboxOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidation>());
        services.TryAddKeyedSingleton<IEventOutbox>(typeof(TFlags), (provider, _) =>
            new SqliteOutbox(provider.GetRequiredService<IOptionsMonitor<OutboxOptions>>().Get(name), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services;
    }
}
