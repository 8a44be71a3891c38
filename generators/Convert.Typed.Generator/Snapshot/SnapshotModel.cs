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
    AttributeClasses Attributes)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The part of it that the goals' code depends on.</summary>
    public SnapshotModel ForGoals => this with { Features = default, Experiences = default, Attributes = AttributeClasses.None };

    /// <summary>The part of it that the code of the attributes depends on.</summary>
    public SnapshotModel ForAttributes => this with { Features = default, Experiences = default, Goals = default };

    public RootIdentity Root => new(Path, Options.Namespace, Options.Class);
}
