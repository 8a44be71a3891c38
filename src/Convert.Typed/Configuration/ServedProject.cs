using System.Collections.Immutable;

namespace ConvertTyped.Configuration;

/// <summary>The project a config belongs to.</summary>
/// <param name="DefaultEnvironment">The environment of a client that names none; null when the project has no default.</param>
/// <param name="Environments">The names of its environments; empty when the config does not list them.</param>
internal sealed record ServedProject(string? DefaultEnvironment, ImmutableArray<string> Environments);
