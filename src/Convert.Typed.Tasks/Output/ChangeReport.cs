using System.Globalization;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tasks.Comparison;

namespace ConvertTyped.Tasks.Output;

/// <summary>What happened to the snapshots of a project, as JSON for programs. Members are only ever added.</summary>
internal static class ChangeReport
{
    public static string Write(IEnumerable<SnapshotResult> results) =>
        JsonWriter.Write(Object(("snapshots", List(results.Select(Result)))));

    private static JsonValue Result(SnapshotResult result) => Object(
        ("snapshot", Text(result.Path)),
        ("result", Text(result.Outcome switch
        {
            SnapshotOutcome.Created => "created",
            SnapshotOutcome.Refreshed => "refreshed",
            SnapshotOutcome.Unchanged => "unchanged",
            SnapshotOutcome.Fits => "fits",
            _ => "outdated",
        })),
        ("account", Text(result.Config.Shape.AccountId)),
        ("project", Text(result.Config.Shape.ProjectId)),
        ("name", Text(result.Config.Shape.ProjectName)),
        ("changes", List(result.Changes.Select(Change))),
        ("findings", List(result.Findings.Select(Finding))));

    private static JsonValue Change(ConfigChange change) => Object(
        ("change", Text(change.Kind switch { ChangeKind.Added => "added", ChangeKind.Retired => "retired", _ => "changed" })),
        ("part", Text(change.Part)),
        ("key", Text(change.Key)),
        ("owner", Text(change.Owner)),
        ("detail", Text(change.Detail)),
        ("effect", Text(change.Effect switch { ChangeEffect.Breaking => "breaking", ChangeEffect.Types => "types", _ => "none" })));

    /// <summary>The place is one in the file as it is written, counted from 1.</summary>
    private static JsonValue Finding(ConfigFinding finding) => Object(
        ("finding", Text(finding.Kind.ToString())),
        ("id", Text(FindingId.Of(finding.Kind))),
        ("line", Number(finding.Span.Start.Line + 1)),
        ("column", Number(finding.Span.Start.Column + 1)),
        ("message", Text(finding.Message)));

    private static JsonValue Number(int number) => JsonValue.Scalar(JsonKind.Number, number.ToString(CultureInfo.InvariantCulture), default);

    private static JsonValue Object(params (string Name, JsonValue Value)[] members) =>
        JsonValue.Object([.. members.Select(static member => new JsonMember(member.Name, default, member.Value))], default);

    private static JsonValue List(IEnumerable<JsonValue> items) => JsonValue.List([.. items], default);

    private static JsonValue Text(string? text) => JsonValue.Scalar(text is null ? JsonKind.Null : JsonKind.Text, text ?? "", default);
}
