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
    EquatableArray<GoalModel> Goals)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    public RootIdentity Root => new(Path, Options.Namespace, Options.Class);
}
