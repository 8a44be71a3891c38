using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the part of a root that has the segments.</summary>
internal static class SegmentEmitter
{
    private const string Summary = "The segments of the snapshot, by name: <c>visitor.EnterSegments</c> takes them.";

    private static readonly string ClassName = MemberNames.List(MemberNames.Segments);
    private static readonly string Field = MemberNames.Field(MemberNames.Segments);

    public static string Emit(SnapshotModel snapshot)
    {
        var writer = SourceHeader.Begin(snapshot);
        writer.Write($"partial class {snapshot.Options.Class}");
        using (writer.OpenBlock())
        {
            writer.Write($"""
                private {ClassName}? {Field};

                /// <summary>{Summary}</summary>
                public {ClassName} {MemberNames.Segments} => {Field} ??= new(Client);

                /// <summary>{Summary}</summary>
                public sealed class {ClassName}
                """);
            using (writer.OpenBlock())
            {
                WriteList(writer, SegmentNaming.Name(snapshot));
            }
        }

        return writer.ToString();
    }

    /// <summary>The lines of the shape table.</summary>
    public static void WriteShape(IndentedWriter writer, IReadOnlyList<NamedSegment> segments)
    {
        foreach (var segment in segments.Where(static segment => segment.Model.Retirement is null))
        {
            var id = segment.Model.Id is null ? "null" : JsonQuote.Quote(segment.Model.Id);
            writer.Write($"shape.Segment({JsonQuote.Quote($"{MemberNames.Segments}.{segment.Name}")}, {JsonQuote.Quote(segment.Model.Key)}, {id});");
        }
    }

    private static void WriteList(IndentedWriter writer, IReadOnlyList<NamedSegment> segments)
    {
        writer.Write($"private readonly {RuntimeNames.Client} client;");
        foreach (var segment in segments)
        {
            writer.Write($"private {RuntimeNames.Segment}? {segment.FieldName};");
        }

        writer.Write($"""

            internal {ClassName}({RuntimeNames.Client} client) => this.client = client;
            """);
        foreach (var segment in segments)
        {
            writer.Write($"""

                /// <summary>Segment {Documentation.Item(segment.Model.Key, segment.Model.Name, segment.Model.Id)}.</summary>
                """);
            RetirementEmitter.Write(writer, RetiredIds.Segment, $"Segment '{segment.Model.Key}'", "nobody enters it", segment.Model.Retirement);
            writer.Write($"""
                public {RuntimeNames.Segment} {segment.Name} => {segment.FieldName} ??= {RuntimeNames.Generated}.Segment(client, {JsonQuote.Quote(segment.Model.Key)});
                """);
        }
    }
}
