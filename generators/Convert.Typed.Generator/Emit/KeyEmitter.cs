using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the keys of a snapshot as attributes of its root: what <see cref="ShapeEmitter"/> says to the runtime, for analyzers.</summary>
internal static class KeyEmitter
{
    public static void Write(IndentedWriter writer, SnapshotModel snapshot, IReadOnlyList<NamedMember> members)
    {
        foreach (var member in members)
        {
            WriteFeatures(writer, member, member.Name);
        }

        foreach (var experience in ExperienceNaming.Name(snapshot))
        {
            WriteKey(writer, "Experience", experience.Model.Retirement, experience.Model.Key, experience.Model.Id, $"{MemberNames.Experiences}.{experience.Name}");
        }

        foreach (var goal in GoalNaming.Name(snapshot))
        {
            WriteKey(writer, "Goal", goal.Model.Retirement, goal.Model.Key, goal.Model.Id, $"{MemberNames.Goals}.{goal.Name}");
        }

        foreach (var segment in SegmentNaming.Name(snapshot))
        {
            WriteKey(writer, "Segment", segment.Model.Retirement, segment.Model.Key, segment.Model.Id, $"{MemberNames.Segments}.{segment.Name}");
        }
    }

    private static void WriteFeatures(IndentedWriter writer, NamedMember member, string path)
    {
        if (member.Feature is { } feature)
        {
            WriteKey(writer, "Feature", feature.Retirement, feature.Key, feature.Id, path);
        }

        foreach (var inner in member.Members)
        {
            WriteFeatures(writer, inner, $"{path}.{inner.Name}");
        }
    }

    private static void WriteKey(IndentedWriter writer, string door, Retirement? retirement, string key, string? id, string member) =>
        writer.Write($"[{RuntimeNames.SnapshotKey}(\"{(retirement is null ? "" : "Retired")}{door}\", {JsonQuote.Quote(key)}, {Quote(id)}, {JsonQuote.Quote(member)})]");

    private static string Quote(string? text) => text is null ? "null" : JsonQuote.Quote(text);
}
