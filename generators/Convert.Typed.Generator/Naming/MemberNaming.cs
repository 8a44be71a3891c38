using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>
/// Gives every feature, group and variable of a snapshot its name (DESIGN decisions 13 and 14). Names depend on keys, ids and
/// the named groups alone, and the smallest id keeps the bare name: what is added later does not rename what is in use.
/// </summary>
internal static class MemberNaming
{
    public static IReadOnlyList<NamedMember> Name(SnapshotModel snapshot)
    {
        var root = KeyGroup.Sort(snapshot.Features, new KeyPath(snapshot.Options.Groups));
        return Members(root, new NameScope(snapshot.Options.Class, ReservedNames.InRoot));
    }

    private static IReadOnlyList<NamedMember> Members(KeyGroup group, NameScope scope) =>
        [.. Claims(group)
            .OrderBy(static claim => claim.Id, IdOrder.Instance)
            .ThenBy(static claim => claim.Key, StringComparer.Ordinal)
            .Select(claim => Member(claim, scope))
            .OrderBy(static member => member.Name, StringComparer.Ordinal)];

    /// <summary>A group joins the feature that is named like it; of several features the one that keeps the name.</summary>
    private static IEnumerable<Claim> Claims(KeyGroup group)
    {
        var features = group.Features
            .OrderBy(static feature => feature.Model.Id, IdOrder.Instance)
            .ThenBy(static feature => feature.Model.Key, StringComparer.Ordinal);
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var joins = group.Groups.TryGetValue(feature.Name, out var inner) && joined.Add(feature.Name);
            yield return new(feature.Name, feature.Model, joins ? inner : null);
        }

        foreach (var inner in group.Groups.Where(inner => !joined.Contains(inner.Key)))
        {
            yield return new(inner.Key, null, inner.Value);
        }
    }

    private static NamedMember Member(Claim claim, NameScope scope)
    {
        var isFeature = claim.Feature is not null;
        var name = scope.TakeMember(claim.Name, claim.Id, isFeature);
        var type = MemberNames.Type(name, isFeature);

        var variables = claim.Feature is null ? [] : Variables(claim.Feature, name);
        var members = claim.Group is null
            ? []
            : Members(claim.Group, new NameScope(type, ReservedNames.InFeature.Concat(variables.Select(static variable => variable.Name))));
        return new(name, claim.Feature, JsonNaming.Name(variables, type, members.SelectMany(static member => MemberNames.All(member.Name))), claim.Group?.Prefixes ?? [], members);
    }

    private static IReadOnlyList<NamedVariable> Variables(FeatureModel feature, string name)
    {
        var scope = new NameScope(MemberNames.Type(name, isFeature: true), [MemberNames.Variables(name), MemberNames.Override(name), .. ReservedNames.ForVariables]);
        var names = feature.Variables
            .Select(static variable => variable.Key)
            .OrderBy(static key => key, StringComparer.Ordinal)
            .ToDictionary(static key => key, key => scope.TakeVariable(Identifier.FromKey(key)), StringComparer.Ordinal);
        return [.. feature.Variables.Select(variable => new NamedVariable(names[variable.Key], variable))];
    }

    /// <summary>A feature, a group, or both as one, that asks for a name.</summary>
    private sealed record Claim(string Name, FeatureModel? Feature, KeyGroup? Group)
    {
        public string Key => Feature?.Key ?? Group?.Prefixes.First() ?? "";

        // As old as the oldest part of it: a group that becomes a feature keeps its name.
        public string? Id => Feature is null || Group is null ? Feature?.Id ?? Group?.SmallestId : IdOrder.Smaller(Feature.Id, Group.SmallestId);
    }
}
