using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>The features of one config as the door by key hands them out: each made once, when it is first asked for.</summary>
internal sealed class FeatureDoors(ConvertClient client, CompiledConfiguration configuration)
{
    private readonly Feature?[] doors = new Feature?[configuration.FeatureCount];

    public CompiledConfiguration Configuration => configuration;

    public Feature Open(string key) => configuration.FeaturesByKey.TryGetValue(key, out var feature)
        ? doors[feature.Position] ??= new Feature(client, key)
        : new Feature(client, key);
}
