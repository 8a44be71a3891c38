using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Reading;

/// <summary>What a snapshot file says, and what is wrong with it.</summary>
/// <param name="Snapshot">What could be read of it.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record SnapshotReading(SnapshotModel Snapshot, bool IsWhole, EquatableArray<Finding> Findings)
{
    public DeclaredVariables Variables => new(VariablesWhere(isJson: true), VariablesWhere(isJson: false), IsWhole);

    private EquatableArray<VariableKey> VariablesWhere(bool isJson) => Snapshot.Features
        .SelectMany(static feature => feature.Variables, static (feature, variable) => (feature, variable))
        .Where(declared => declared.variable.Type == VariableType.Json == isJson)
        .Select(static declared => new VariableKey(declared.feature.Key, declared.variable.Key))
        .ToEquatableArray();

    public GroupedKeys Keys => new(Snapshot.Options.Groups, Snapshot.Features.Select(static feature => feature.Key).ToEquatableArray(), IsWhole);
}
