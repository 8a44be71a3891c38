using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Naming;

/// <summary>A member of a record that a JSON object becomes.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Key">Its name in JSON.</param>
/// <param name="IsAlwaysSet">Whether it is never null.</param>
/// <param name="Value">What it is.</param>
/// <param name="Retirement">Since when no served value has it; null when one has.</param>
internal sealed record NamedJsonMember(string Name, string Key, bool IsAlwaysSet, NamedJson Value, Retirement? Retirement);
