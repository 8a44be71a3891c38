using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A segment with the name of its member.</summary>
internal sealed record NamedSegment(string Name, SegmentModel Model)
{
    public string FieldName => MemberNames.Field(Name);
}
