using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>A variable, as far as the type of its member depends on it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its type.</param>
/// <param name="Word">What the service calls that type.</param>
/// <param name="IsAlwaysSet">Whether it has a value whenever its feature is on; its member is never null then.</param>
/// <param name="Values">The values that variations give it.</param>
internal sealed record ComparedVariable(string Key, VariableType Type, string Word, bool IsAlwaysSet, IReadOnlyList<JsonValue> Values)
{
    /// <summary>The members that values of a json variable had, and that are kept.</summary>
    public IReadOnlyList<RetiredJsonMember> RetiredMembers { get; init; } = [];

    /// <summary>The members of the records that a json variable becomes, as paths; none where no value says what they are.</summary>
    public HashSet<string> JsonMembers { get; } = new(
        Type == VariableType.Json ? Values.SelectMany(static value => JsonPath.Members(value)).Select(static member => member.Path) : [],
        StringComparer.Ordinal);

    /// <summary>The same with what they are, and what is below those that are kept.</summary>
    public IEnumerable<(string Path, JsonValue Value)> Members => Values
        .SelectMany(static value => JsonPath.Members(value))
        .Concat(RetiredMembers.SelectMany(static member => member.Values.SelectMany(value => JsonPath.Members(value, member.Path))));

    /// <summary>What its values are; of a json variable, what they have in common with what is kept of it, which is nothing where there are none.</summary>
    public JsonModel Model => Type switch
    {
        VariableType.Boolean => new(JsonModelKind.Boolean),
        VariableType.Integer => new(JsonModelKind.Integer),
        VariableType.Float => new(JsonModelKind.Float),
        VariableType.Text => new(JsonModelKind.Text),
        _ => RetiredJson.Complete(JsonInference.Infer(Values), RetiredMembers) ?? new(JsonModelKind.Any),
    };

    /// <summary>The variables of a feature that become members, by key.</summary>
    /// <param name="config">The config of the feature.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="retired">What is no longer served: it counts as the generator counts it.</param>
    public static IReadOnlyDictionary<string, ComparedVariable> Read(ConfigText config, FeatureShape feature, RetiredShapes retired)
    {
        var gone = retired.Changes[feature.Id ?? ""].ToList();
        var changes = config.ChangesOf(feature.Id ?? "");
        return feature.Variables
            .Where(static variable => variable is { Key: not null, Type: not null })
            .GroupBy(static variable => variable.Key!, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToDictionary(
                static variable => variable.Key!,
                variable => new ComparedVariable(
                    variable.Key!,
                    variable.Type!.Value,
                    variable.Source["type"]!.Text,
                    CertainValue.IsAlwaysSet([.. changes, .. gone], variable.Key!, variable.Type!.Value),
                    [.. changes.Concat(gone).Select(change => change.Values.TryGetValue(variable.Key!, out var value) ? value : null).OfType<JsonValue>()]),
                StringComparer.Ordinal);
    }

    /// <summary>Retired variables that are still members, by key.</summary>
    public static IReadOnlyDictionary<string, ComparedVariable> Read(IEnumerable<RetiredVariable> retired) => retired
        .Where(static variable => variable.Shape is { Key: not null, Type: not null })
        .GroupBy(static variable => variable.Shape.Key!, StringComparer.Ordinal)
        .Select(static same => same.First())
        .ToDictionary(
            static variable => variable.Shape.Key!,
            static variable => new ComparedVariable(variable.Shape.Key!, variable.Shape.Type!.Value, variable.Shape.Source["type"]!.Text, variable.IsAlwaysSet, variable.Values),
            StringComparer.Ordinal);
}
