using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>The type of a feature, which its key names: one that is served, else one that is kept.</summary>
/// <param name="Id">The id of the feature; empty when it has none.</param>
/// <param name="Variables">The variables that it has, or had when it was served last.</param>
/// <param name="Retired">Those that it had before; their members can be null.</param>
internal sealed record FeatureType(string Id, IReadOnlyDictionary<string, ComparedVariable> Variables, IReadOnlyDictionary<string, ComparedVariable> Retired)
{
    /// <summary>All that become members.</summary>
    public IEnumerable<ComparedVariable> All => Variables.Values.Concat(Retired.Values.Where(variable => !Variables.ContainsKey(variable.Key)));

    /// <param name="key">The key.</param>
    /// <param name="config">What is served.</param>
    /// <param name="retired">What is kept beside it.</param>
    /// <returns>The type; null when there is none of that key.</returns>
    public static FeatureType? Of(string key, ConfigText config, RetiredShapes retired)
    {
        if (config.FeatureNamed(key) is { } served)
        {
            return new(served.Id ?? "", ComparedVariable.Read(config, served, retired), RetiredOf(served.Id));
        }

        return retired.Features.FirstOrDefault(feature => feature.Shape.Key == key) is { } kept
            ? new(kept.Shape.Id ?? "", ComparedVariable.Read(kept.Variables), RetiredOf(kept.Shape.Id))
            : null;

        IReadOnlyDictionary<string, ComparedVariable> RetiredOf(string? id) =>
            ComparedVariable.Read(retired.Variables.Where(variable => id is not null && variable.FeatureId == id).Select(static variable => variable with { IsAlwaysSet = false }));
    }
}
