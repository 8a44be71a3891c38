using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Reading;

/// <summary>What the experiences of a snapshot do with one feature.</summary>
/// <param name="Carriers">The experiences that can turn it on, in served order.</param>
/// <param name="Changes">All changes of their variations that do.</param>
/// <param name="Retired">Those that are no longer served.</param>
internal sealed record FeatureUse(EquatableArray<CarrierModel> Carriers, IReadOnlyList<FeatureChange> Changes, IReadOnlyList<FeatureChange> Retired)
{
    /// <summary>All values that the changes give a variable, or gave it.</summary>
    public IEnumerable<JsonValue> ValuesOf(string variable) =>
        Changes.Concat(Retired).Select(change => change.Values.TryGetValue(variable, out var value) ? value : null).OfType<JsonValue>();

    public static FeatureUse None { get; } = new(default, [], []);

    /// <summary>Whether the feature cannot be on without a value of this variable, nor could while what is retired was served. Nothing is known of a feature that is never on.</summary>
    public bool AlwaysSets(string variable, VariableType type) => CertainValue.IsAlwaysSet([.. Changes, .. Retired], variable, type);
}
