using System.Globalization;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Emit;

/// <summary>The sentences of the documentation comments on attributes.</summary>
internal static class AttributeDocumentation
{
    private const int ReadersShown = 5;

    public const string Remarks =
        "A property that is null is not given. Give what has no property by its name: <c>[\"name\"] = value</c>.";

    public static string OfVisitors(SnapshotModel snapshot) =>
        $"What the rules of {Documentation.Project(snapshot)} read of a visitor, as of the snapshot {Documentation.Code(snapshot.FileName)}.";

    public static string OfPlaces(SnapshotModel snapshot) =>
        $"What the locations of {Documentation.Project(snapshot)} read of the place where a visitor is, as of the snapshot {Documentation.Code(snapshot.FileName)}.";

    public static string OfGoal(GoalModel goal) => $"What the rules of goal {Documentation.Code(goal.Key)} read.";

    public static string Property(AttributeModel attribute)
    {
        // An enumeration says by itself what it is.
        var type = attribute.Type is AttributeType.Text or AttributeType.Number or AttributeType.Boolean ? $" ({attribute.Type.PlainName()})" : "";
        var what = $"{(attribute.IsReportSegment ? "Report segment" : "Attribute")} {Documentation.Code(attribute.Key)}{type}";
        var letters = attribute is { IsReportSegment: true, Key: "country" } ? " Two letters, as in ISO 3166-1." : "";
        var doubt = attribute.IsDisputed ? $" {Doubt(attribute)}" : "";
        return $"{what}, read by {Readers(attribute.Readers)}.{letters}{doubt}";
    }

    private static string Doubt(AttributeModel attribute) =>
        ReportSegments.TypeOf(attribute.Key) is not (null or AttributeType.Text) && attribute.IsReportSegment
            ? "It is text because rules compare it with more than Convert's own values."
            : "It is text because its rules ask for different types.";

    private static string Readers(EquatableArray<AttributeReader> readers)
    {
        if (readers.Count == 0)
        {
            return "no rule of the snapshot";
        }

        var more = readers.Count > ReadersShown ? $" and {(readers.Count - ReadersShown).ToString(CultureInfo.InvariantCulture)} more" : "";
        return string.Join(", ", readers.Take(ReadersShown).Select(Reader)) + more;
    }

    private static string Reader(AttributeReader reader)
    {
        var key = reader.Key is null ? "" : $" {Documentation.Code(reader.Key)}";
        return reader.Owner switch
        {
            RuleOwner.Audience => $"audience{key}",
            RuleOwner.Segment => $"segment{key}",
            RuleOwner.Goal => $"goal{key}",
            RuleOwner.Location => $"location{key}",
            RuleOwner.SiteArea => $"the site area of experience{key}",
            _ => throw new ArgumentOutOfRangeException(nameof(reader)),
        };
    }
}
