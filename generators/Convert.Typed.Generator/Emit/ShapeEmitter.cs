using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes what a root was generated from (DESIGN decision 16), one statement a line.</summary>
/// <remarks>
/// As statements: the compiler takes any number of them, and nothing of it exists at run time until a config is compared.
/// </remarks>
internal static class ShapeEmitter
{
    public static void Write(IndentedWriter writer, string root, SnapshotModel snapshot, IReadOnlyList<NamedMember> members)
    {
        writer.Write($"""

            static void {root}.Describe({RuntimeNames.ConfigurationShape} shape)
            """);
        using (writer.OpenBlock())
        {
            foreach (var member in members)
            {
                WriteFeatures(writer, member, member.Name);
            }

            ExperienceEmitter.WriteShape(writer, ExperienceNaming.Name(snapshot));
            SegmentEmitter.WriteShape(writer, SegmentNaming.Name(snapshot));
            AttributeShapeEmitter.Write(writer, snapshot);
        }
    }

    private static void WriteFeatures(IndentedWriter writer, NamedMember member, string path)
    {
        // What is no longer served is missed by nobody.
        if (member.Feature is { Retirement: null } feature)
        {
            writer.Write($"shape.Feature({JsonQuote.Quote(path)}, {JsonQuote.Quote(feature.Key)}, {Quote(feature.Id)});");
            foreach (var variable in member.Variables.Where(static variable => variable.Model.Retirement is null))
            {
                var (key, type) = (JsonQuote.Quote(variable.Model.Key), JsonQuote.Quote(variable.Model.Type.ServiceName()));
                writer.Write($"shape.Variable({JsonQuote.Quote(variable.Name)}, {key}, {type}, isAlwaysSet: {(variable.Model.IsAlwaysSet ? "true" : "false")});");
            }
        }

        foreach (var inner in member.Members)
        {
            WriteFeatures(writer, inner, $"{path}.{inner.Name}");
        }
    }

    private static string Quote(string? id) => id is null ? "null" : JsonQuote.Quote(id);
}
