using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Retirements;

/// <summary>A member of objects in the values of a json variable that no served value has any more.</summary>
/// <param name="FeatureId">The feature of the variable.</param>
/// <param name="Variable">The key of the variable.</param>
/// <param name="Path">Where it was, as <see cref="JsonPath"/> writes it.</param>
/// <param name="Values">What it was.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredJsonMember(string FeatureId, string Variable, string Path, IReadOnlyList<JsonValue> Values, Retirement Retirement);
