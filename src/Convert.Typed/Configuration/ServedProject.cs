using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>The project a config belongs to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PublishedAt">When it was last published; null when the config does not say.</param>
/// <param name="DefaultEnvironment">The environment of a client that names none; null when the project has no default.</param>
/// <param name="Environments">The names of its environments; empty when the config does not list them.</param>
/// <param name="Privacy">Which privacy signals it honours.</param>
internal sealed record ServedProject(
    string Id, DateTimeOffset? PublishedAt, string? DefaultEnvironment, ImmutableArray<string> Environments, PrivacySettings Privacy);
