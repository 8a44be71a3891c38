using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Naming;

/// <summary>The types that a snapshot becomes which stand in no other.</summary>
/// <param name="SnapshotPath">The snapshot.</param>
/// <param name="Names">Their full names, that of the root class first.</param>
internal sealed record DeclaredTypes(string SnapshotPath, EquatableArray<string> Names)
{
    public static DeclaredTypes Of(SnapshotModel snapshot)
    {
        var root = snapshot.Root;
        IEnumerable<string> names =
        [
            root.Class,
            root.ClassBeside(AttributeNaming.Visitor),
            root.ClassBeside(AttributeNaming.Location),
            .. ExperienceNaming.Name(snapshot).Select(static experience => experience.VariationName),
        ];
        return new(root.SnapshotPath, names.Select(root.Full).ToEquatableArray());
    }
}
