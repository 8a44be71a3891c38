using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>Features sorted into groups by their keys, before any collision is settled.</summary>
internal sealed class KeyGroup
{
    private readonly List<KeyedFeature> features = [];
    private readonly Dictionary<string, KeyGroup> groups = new(StringComparer.Ordinal);
    private readonly SortedSet<string> prefixes = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyedFeature> Features => features;

    /// <summary>Groups by name: prefixes that differ only in characters a name cannot have are one group.</summary>
    public IReadOnlyDictionary<string, KeyGroup> Groups => groups;

    public IReadOnlyCollection<string> Prefixes => prefixes;

    /// <summary>The id of the oldest feature in the group: the group is as old as that.</summary>
    public string? SmallestId { get; private set; }

    public static KeyGroup Sort(IEnumerable<FeatureModel> features, KeyPath path)
    {
        var root = new KeyGroup();
        foreach (var feature in features)
        {
            root.Add(feature, path.Split(feature.Key));
        }

        return root;
    }

    private void Add(FeatureModel feature, IReadOnlyList<KeySegment> segments)
    {
        var group = this;
        foreach (var segment in segments.Take(segments.Count - 1))
        {
            if (!group.groups.TryGetValue(segment.Name, out var inner))
            {
                inner = new() { SmallestId = feature.Id };
                group.groups.Add(segment.Name, inner);
            }

            group = inner;
            group.prefixes.Add(segment.Prefix);
            group.SmallestId = IdOrder.Smaller(group.SmallestId, feature.Id);
        }

        group.features.Add(new(segments.Count == 0 ? "" : segments[segments.Count - 1].Name, feature));
    }
}
