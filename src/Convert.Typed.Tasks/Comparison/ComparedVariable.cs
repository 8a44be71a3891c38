using ConvertTyped.Snapshots;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>A variable, as far as the type of its member depends on it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its type.</param>
/// <param name="Word">What the service calls that type.</param>
/// <param name="IsAlwaysSet">Whether it has a value whenever its feature is on; its member is never null then.</param>
internal sealed record ComparedVariable(string Key, VariableType Type, string Word, bool IsAlwaysSet);
