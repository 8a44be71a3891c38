using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A goal with the name of its member.</summary>
internal sealed record NamedGoal(string Name, GoalModel Model, IReadOnlyList<NamedAttribute> Attributes)
{
    public string FieldName => MemberNames.Field(Name);

    /// <summary>The class with what its rules read.</summary>
    public string AttributesName => MemberNames.Attributes(Name);
}
