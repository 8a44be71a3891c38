using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Retirements;

/// <summary>A variable that is no longer served, or that belongs to a feature that is not.</summary>
/// <param name="FeatureId">The feature it belongs to; null inside its feature.</param>
/// <param name="Shape">What it was.</param>
/// <param name="IsAlwaysSet">Whether every variation that turned its feature on set it.</param>
/// <param name="Values">Of a <c>json</c> variable, the values it had.</param>
/// <param name="LastValue">The value it had whenever its feature was on, when that was one and is scalar.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredVariable(string? FeatureId, VariableShape Shape, bool IsAlwaysSet, IReadOnlyList<JsonValue> Values, JsonValue? LastValue, Retirement Retirement)
{
    public static RetiredVariable Read(JsonValue json, Retirement retirement) => new(
        json["feature_id"] is { Kind: JsonKind.Text or JsonKind.Number } id ? id.Text : null,
        ConfigShapeReader.Variable(json),
        json["is_always_set"] is { Kind: JsonKind.True },
        json["values"]?.Items ?? [],
        json["last_value"],
        retirement);
}
