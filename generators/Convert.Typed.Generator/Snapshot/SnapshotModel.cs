using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>
/// All that the generated code of a snapshot depends on. It holds no positions: a snapshot that is only formatted anew has an
/// equal model, and nothing is emitted again.
/// </summary>
internal sealed record SnapshotModel(
    string Path,
    SnapshotOptions Options,
    string? ProjectId,
    string? ProjectName,
    EquatableArray<FeatureModel> Features,
    EquatableArray<ExperienceModel> Experiences,
    EquatableArray<GoalModel> Goals,
    EquatableArray<SegmentModel> Segments,
    AttributeClasses Attributes)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The part of it that the experiences' code depends on.</summary>
    public SnapshotModel ForExperiences => OnlyRoot with { Experiences = Experiences };

    /// <summary>The part of it that the goals' code depends on.</summary>
    public SnapshotModel ForGoals => OnlyRoot with { Goals = Goals };

    /// <summary>The part of it that the segments' code depends on.</summary>
    public SnapshotModel ForSegments => OnlyRoot with { Segments = Segments };

    /// <summary>The part of it that the code of the attributes depends on.</summary>
    public SnapshotModel ForAttributes => OnlyRoot with { Attributes = Attributes };

    public RootIdentity Root => new(Path, Options.Namespace, Options.Class);

    private SnapshotModel OnlyRoot =>
        this with { Features = default, Experiences = default, Goals = default, Segments = default, Attributes = AttributeClasses.None };
}
