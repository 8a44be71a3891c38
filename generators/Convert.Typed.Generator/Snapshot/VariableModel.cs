using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>A variable that gets a member.</summary>
/// <param name="Key">Not empty, and only once in its feature.</param>
/// <param name="Type">The declared type.</param>
/// <param name="IsAlwaysSet">Whether every variation of the snapshot that turns the feature on sets it to a value that can be read.</param>
/// <param name="Retirement">Since when it is no longer served, while its feature is; null when it is.</param>
internal sealed record VariableModel(string Key, VariableType Type, bool IsAlwaysSet, Retirement? Retirement = null)
{
    /// <summary>The structure of a json variable; null when there is none, or the project does not want it.</summary>
    public JsonModel? Json { get; init; }

    /// <summary>In a retired feature, the one value it had, as bool, long, double or string; null when that is not known.</summary>
    public object? LastValue { get; init; }

    /// <summary>The type of the project that a json variable is read as; null for none.</summary>
    public OwnType? OwnType { get; init; }
}
