using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>Gives the goals of a snapshot their names; the smallest id keeps the bare one (DESIGN decision 13).</summary>
internal static class GoalNaming
{
    public static IReadOnlyList<NamedGoal> Name(SnapshotModel snapshot)
    {
        var scope = new NameScope(MemberNames.List(MemberNames.Goals), ReservedNames.InList);
        return [.. snapshot.Goals
            .OrderBy(static goal => goal.Id, IdOrder.Instance)
            .ThenBy(static goal => goal.Key, StringComparer.Ordinal)
            .Select(goal => Named(goal, scope.TakeGoal(Identifier.FromKey(goal.Key), goal.Id)))
            .OrderBy(static goal => goal.Name, StringComparer.Ordinal)];
    }

    private static NamedGoal Named(GoalModel goal, string name) => new(name, goal, AttributeNaming.Name(goal.Attributes, MemberNames.Attributes(name)));
}
