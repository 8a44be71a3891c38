using System.Text;
using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tasks.Comparison;

namespace ConvertTyped.Tasks.Output;

/// <summary>What happened to a snapshot, for a person.</summary>
internal static class ResultText
{
    public static string Write(SnapshotResult result)
    {
        var text = new StringBuilder($"Convert: {Path.GetFileName(result.Path)} ");
        text.Append(result.Outcome switch
        {
            SnapshotOutcome.Created => $"is new. It holds {Contents(result)}. Check it in.",
            SnapshotOutcome.Refreshed when result.Changes.Count == 0 => $"is refreshed: {Contents(result)}. Only its form is new.",
            SnapshotOutcome.Refreshed => $"is refreshed: {Contents(result)}.",
            SnapshotOutcome.Unchanged => $"is what Convert serves: {Contents(result)}. Nothing to do.",
            SnapshotOutcome.Fits when result.Changes.Count == 0 => $"is what Convert serves: {Contents(result)}.",
            SnapshotOutcome.Fits => "fits what Convert serves, in spite of these differences:",
            _ => "no longer fits what Convert serves:",
        });
        foreach (var change in result.Changes)
        {
            text.Append("\n  ").Append(change);
        }

        if (result.Outcome == SnapshotOutcome.Refreshed && result.Changes.Count > 0)
        {
            text.Append('\n').Append(Advice(result));
        }

        AppendFindings(text, result);
        return text.ToString();
    }

    /// <summary>Counts differences by what they do to types: "2 differences: 1 breaks code, 1 changes no types".</summary>
    public static string Count(IReadOnlyList<ConfigChange> changes)
    {
        var counts = changes
            .GroupBy(static change => change.Effect)
            .OrderByDescending(static same => same.Key)
            .Select(static same => $"{same.Count()} {Verb(same.Key, same.Count() == 1)}");
        return changes.Count == 0 ? "Only its form is another" : $"{Counted(changes.Count, "difference")}: {string.Join(", ", counts)}";
    }

    private static void AppendFindings(StringBuilder text, SnapshotResult result)
    {
        if (result.Findings.Count == 0)
        {
            return;
        }

        // Of what was only compared, nothing stands anywhere.
        var isWritten = result.Outcome is not (SnapshotOutcome.Fits or SnapshotOutcome.Outdated);
        text.Append($"\nWorth a look in Convert ({Counted(result.Findings.Count, "finding")}):");
        foreach (var finding in result.Findings)
        {
            var start = finding.Span.Start;
            var place = isWritten ? $"{Path.GetFileName(result.Path)}({start.Line + 1},{start.Column + 1}): " : "";
            text.Append($"\n  {place}{FindingId.Of(finding.Kind)}: {finding.Message}");
        }
    }

    private static string Verb(ChangeEffect effect, bool isOne) => effect switch
    {
        ChangeEffect.Breaking => isOne ? "breaks code" : "break code",
        ChangeEffect.Types => isOne ? "adds or retires types" : "add or retire types",
        _ => isOne ? "changes no types" : "change no types",
    };

    private static string Advice(SnapshotResult result) => $"{Count(result.Changes)}. " + (result.Changes.Any(static change => change.Effect != ChangeEffect.None)
        ? "Build to see what that means for your code, then check the file in."
        : "Check the file in.");

    private static string Contents(SnapshotResult result)
    {
        var shape = result.Config.Shape;
        var counts = $"{Counted(shape.Features.Count, "feature")}, {Counted(shape.Experiences.Count, "experience")} and {Counted(shape.Goals.Count, "goal")}";
        return $"{counts} of {(shape.ProjectName is { } name ? ConfigChange.Show(name).Trim('"') : $"project {shape.ProjectId}")}";
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
