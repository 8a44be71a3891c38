using System.Globalization;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Reading;

/// <summary>Adds to what is served what no longer is (DESIGN decision 11), so that code which uses it goes on compiling.</summary>
internal static class RetiredReader
{
    /// <summary>The features that get types. What is served goes before what is retired, wherever both name it.</summary>
    public static List<FeatureModel> Complete(List<FeatureModel> served, RetiredShapes retired)
    {
        var keys = new HashSet<string>(served.Select(static feature => feature.Key), StringComparer.Ordinal);
        var gone = retired.Features.Where(feature => feature.Shape.Key is { } key && keys.Add(key)).Select(static feature => new FeatureModel(
            feature.Shape.Key!,
            feature.Shape.Id,
            feature.Shape.Name,
            feature.Variables.Select(static variable => Model(variable, variable.IsAlwaysSet, null)).OfType<VariableModel>().ToEquatableArray(),
            default,
            feature.Retirement,
            feature.Reach));
        return [.. served.Concat(gone).Select(feature => WithRetired(feature, retired.Variables))];
    }

    // A served feature goes on without the variable, so that one can no longer be promised.
    private static FeatureModel WithRetired(FeatureModel feature, IReadOnlyList<RetiredVariable> retired)
    {
        var variables = retired
            .Where(variable => feature.Id is not null && variable.FeatureId == feature.Id)
            .Select(static variable => Model(variable, isAlwaysSet: false, variable.Retirement))
            .OfType<VariableModel>();
        return feature with
        {
            Variables = feature.Variables
                .Concat(variables)
                .GroupBy(static variable => variable.Key, StringComparer.Ordinal)
                .Select(static same => same.First())
                .ToEquatableArray(),
        };
    }

    private static VariableModel? Model(RetiredVariable variable, bool isAlwaysSet, Retirement? retirement) =>
        variable.Shape is { Key: { } key, Type: { } type } ? new(key, type, isAlwaysSet, retirement, isAlwaysSet ? LastValue(variable.LastValue, type) : null) : null;

    /// <summary>What the client would have read. Odd values, which it casts, are not worth a promise.</summary>
    private static object? LastValue(JsonValue? value, VariableType type)
    {
        if (value is null || !CertainValue.Reads(value, type))
        {
            return null;
        }

        return (type, value.Kind) switch
        {
            (VariableType.Boolean, JsonKind.True) => true,
            (VariableType.Boolean, JsonKind.False) => false,
            (VariableType.Integer, JsonKind.Number or JsonKind.Text) when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            (VariableType.Float, JsonKind.Number or JsonKind.Text) when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            (VariableType.Text, JsonKind.Text) => value.Text,
            _ => null,
        };
    }
}
