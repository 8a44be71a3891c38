using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Reading;

/// <summary>A checked-in config that becomes types, with the project's options for it and what is wrong with them.</summary>
internal sealed record SnapshotFile(AdditionalText Text, SnapshotOptions Options, EquatableArray<Finding> Findings);
