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
        var served = config.FeatureNamed(key);
        var kept = served is null ? retired.Features.FirstOrDefault(feature => feature.Shape.Key == key) : null;
        if ((served ?? kept?.Shape) is not { } shape)
        {
            return null;
        }

        var variables = served is null ? ComparedVariable.Read(kept!.Variables) : ComparedVariable.Read(config, served, retired);
        if (shape.Id is null)
        {
            return new("", variables, ComparedVariable.Read([]));
        }

        var members = retired.JsonMembers.Where(member => member.FeatureId == shape.Id).ToLookup(static member => member.Variable, StringComparer.Ordinal);
        var gone = retired.Variables.Where(variable => variable.FeatureId == shape.Id).Select(static variable => variable with { IsAlwaysSet = false });
        return new(shape.Id, WithMembers(variables), WithMembers(ComparedVariable.Read(gone)));

        IReadOnlyDictionary<string, ComparedVariable> WithMembers(IReadOnlyDictionary<string, ComparedVariable> all) =>
            members.Count == 0 ? all : all.Values.ToDictionary(static variable => variable.Key, variable => variable with { RetiredMembers = [.. members[variable.Key]] }, StringComparer.Ordinal);
    }
}
