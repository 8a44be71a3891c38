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
    EquatableArray<SegmentModel> Segments)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The part of it that the experiences' code depends on.</summary>
    public SnapshotModel ForExperiences => this with { Features = default, Goals = default, Segments = default };

    /// <summary>The part of it that the segments' code depends on.</summary>
    public SnapshotModel ForSegments => this with { Features = default, Experiences = default, Goals = default };

    public RootIdentity Root => new(Path, Options.Namespace, Options.Class);
}
