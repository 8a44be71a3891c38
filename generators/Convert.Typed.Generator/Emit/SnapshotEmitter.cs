using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes all files of a snapshot.</summary>
internal static class SnapshotEmitter
{
    public static EmittedSource Emit(SnapshotModel snapshot) => new(snapshot.Root, Parts(snapshot).ToEquatableArray());

    private static IEnumerable<EmittedPart> Parts(SnapshotModel snapshot)
    {
        yield return new("", RootEmitter.Emit(snapshot));
        if (snapshot.Experiences.Count > 0)
        {
            yield return new(MemberNames.Experiences, ExperienceEmitter.Emit(snapshot));
        }
    }
}
