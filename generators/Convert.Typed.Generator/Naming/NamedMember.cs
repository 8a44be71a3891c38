using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>A member of the root or of a group: a feature, a group of features, or both.</summary>
/// <param name="Name">Free of collisions where it is declared.</param>
/// <param name="Feature">The feature it is; null when it is only a group.</param>
/// <param name="Variables">The feature's variables, in served order.</param>
/// <param name="Prefixes">What the keys of its own members begin with; none when it has no members.</param>
/// <param name="Members">Its own members, by name.</param>
internal sealed record NamedMember(
    string Name,
    FeatureModel? Feature,
    IReadOnlyList<NamedVariable> Variables,
    IReadOnlyCollection<string> Prefixes,
    IReadOnlyList<NamedMember> Members)
{
    public string FieldName => MemberNames.Field(Name);

    public string TypeName => MemberNames.Type(Name, Feature is not null);

    public string VariablesName => MemberNames.Variables(Name);

    public string OverrideName => MemberNames.Override(Name);
}
