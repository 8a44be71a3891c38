using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>A feature found in one config, with where its variables stand there. Found once for each config.</summary>
/// <param name="Configuration">The config it was looked for in.</param>
/// <param name="Feature">The feature, or null when the config does not have it.</param>
/// <param name="Positions">For each variable asked for, its position among the declared ones, or -1.</param>
internal sealed record ResolvedFeature(CompiledConfiguration Configuration, CompiledFeature? Feature, int[] Positions)
{
    public static ResolvedFeature Resolve(CompiledConfiguration configuration, string key, string[] variableKeys)
    {
        var feature = configuration.FeaturesByKey.GetValueOrDefault(key);
        return new(configuration, feature, feature is null ? [] : Array.ConvertAll(variableKeys, feature.PositionOf));
    }
}
