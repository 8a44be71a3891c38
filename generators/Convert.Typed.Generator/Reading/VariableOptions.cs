using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Reading;

/// <summary>What the project wants of single json variables, and what is wrong with it.</summary>
internal sealed record VariableOptions(EquatableArray<VariableOption> Options, EquatableArray<Finding> Findings);
