using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>The features of one config as the door by key hands them out: each made once, when it is first asked for.</summary>
/// <remarks>Some lie at hand, where two characters of their key point to: mostly the very text that asks again.</remarks>
internal sealed class FeatureDoors(ConvertClient client, CompiledConfiguration configuration)
{
    // A power of two. Who comes first stays, so that features in one place do not push each other out at every call.
    private const int PlacesAtHand = 64;

    private readonly Feature?[] atHand = new Feature?[PlacesAtHand];
    private readonly Feature?[] doors = new Feature?[configuration.FeatureCount];

    public CompiledConfiguration Configuration => configuration;

    public Feature Open(string key)
    {
        ref var place = ref atHand[PlaceOf(key)];
        return place is { } feature && feature.Key == key ? feature : Find(key, ref place);
    }

    private static int PlaceOf(string key) =>
        key.Length == 0 ? 0 : ((key.Length * 31) + (key[^1] * 7) + key[key.Length / 2]) & (PlacesAtHand - 1);

    private Feature Find(string key, ref Feature? place)
    {
        if (!configuration.FeaturesByKey.TryGetValue(key, out var feature))
        {
            return new Feature(client, key);
        }

        var door = doors[feature.Position] ??= new Feature(client, key);
        place ??= door;
        return door;
    }
}
