using ConvertTyped.CompilerServices;

namespace ConvertTyped.Refresh;

/// <summary>A variable as the app was built from it.</summary>
internal sealed record VariableShape(string Member, string Key, string Type, bool IsAlwaysSet)
{
    /// <summary>What its value is read as, beyond being JSON; null for nothing.</summary>
    public JsonType? Json { get; init; }
}
