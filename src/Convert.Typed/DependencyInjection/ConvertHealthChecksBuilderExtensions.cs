using ConvertTyped;
using ConvertTyped.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// Where every library puts its registrations, so that no using is needed to find them.
#pragma warning disable IDE0130
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert.Typed to an app's health checks.</summary>
public static class ConvertHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks what the client of <typeparamref name="TFlags"/> has in force: healthy with a live config, or with the snapshot
    /// where no project is set; degraded, with the reason, with a snapshot, a config from disk, or a live one that was not
    /// confirmed for three refresh intervals; unhealthy without any config. <c>AddConvert</c> must have added the class.
    /// </summary>
    /// <typeparam name="TFlags">A class generated from a snapshot.</typeparam>
    /// <param name="builder">The app's health checks.</param>
    /// <param name="name">The name of the check; null is <c>convert-</c> and the name of the class.</param>
    /// <param name="failureStatus">What to report without any config; null is unhealthy.</param>
    /// <param name="tags">For choosing among checks; null is none.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHealthChecksBuilder AddConvert<TFlags>(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
        where TFlags : ConvertRoot
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? $"convert-{typeof(TFlags).Name}", static provider => new ConvertHealthCheck<TFlags>(provider), failureStatus, tags));
    }
}
