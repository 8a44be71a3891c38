using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Reading;

/// <summary>A checked-in config that becomes types, with the project's options for it and what is wrong with them.</summary>
/// <param name="Text">The file.</param>
/// <param name="Options">The project's options.</param>
/// <param name="Findings">What is wrong with them.</param>
/// <param name="Retired">The file beside it that keeps what is no longer served; null when there is none.</param>
internal sealed record SnapshotFile(AdditionalText Text, SnapshotOptions Options, EquatableArray<Finding> Findings, AdditionalText? Retired = null)
{
    /// <summary>The same with its file of what is no longer served, if that is among these.</summary>
    public SnapshotFile WithRetired(IEnumerable<AdditionalText> files)
    {
        var path = RetiredShapes.PathOf(Text.Path);
        return this with { Retired = files.FirstOrDefault(file => file.Path == path) };
    }
}
