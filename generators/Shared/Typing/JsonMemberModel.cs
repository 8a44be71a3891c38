using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>A member of an object in the values of a json variable.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="IsAlwaysSet">Whether it is in all those objects, and nowhere null.</param>
/// <param name="Value">What its values are.</param>
/// <param name="Retirement">Since when no served value has it; null when one has.</param>
internal sealed record JsonMemberModel(string Key, bool IsAlwaysSet, JsonModel Value, Retirement? Retirement = null);
