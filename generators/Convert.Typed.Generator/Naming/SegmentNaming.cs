using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>Gives the segments of a snapshot their names; the smallest id keeps the bare one (DESIGN decision 13).</summary>
internal static class SegmentNaming
{
    public static IReadOnlyList<NamedSegment> Name(SnapshotModel snapshot)
    {
        var scope = new NameScope(MemberNames.List(MemberNames.Segments), ReservedNames.InList);
        return [.. snapshot.Segments
            .OrderBy(static segment => segment.Id, IdOrder.Instance)
            .ThenBy(static segment => segment.Key, StringComparer.Ordinal)
            .Select(segment => new NamedSegment(scope.TakeItem(Identifier.FromKey(segment.Key), segment.Id), segment))
            .OrderBy(static segment => segment.Name, StringComparer.Ordinal)];
    }
}
