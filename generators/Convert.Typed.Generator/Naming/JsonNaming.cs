using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Naming;

/// <summary>
/// Names the records that JSON objects become by their paths: variable <c>banner</c> is a <c>BannerValue</c>, its member
/// <c>cta</c> a <c>BannerValue.CtaValue</c>, an item of its list <c>slides</c> a <c>BannerValue.SlidesItem</c>.
/// </summary>
/// <remarks>Members take their names first: code names them, and seldom a type.</remarks>
internal static class JsonNaming
{
    /// <summary>The variables with the structures of those that have one.</summary>
    /// <param name="variables">Named already.</param>
    /// <param name="featureType">The class of the feature, in which the records nest.</param>
    /// <param name="taken">The names of its other members.</param>
    public static IReadOnlyList<NamedVariable> Name(IReadOnlyList<NamedVariable> variables, string featureType, IEnumerable<string> taken)
    {
        var scope = new NameScope(featureType, [.. ReservedNames.ForVariables, .. taken, .. variables.Select(static variable => variable.Name)]);
        var named = variables
            .Where(static variable => variable.Model.Json is not null)
            .OrderBy(static variable => variable.Model.Key, StringComparer.Ordinal)
            .ToDictionary(
                static variable => variable.Model.Key,
                variable => Name(variable.Model.Json!, variable.Name, variable.Model.Key, scope, prefix: $"{featureType}."),
                StringComparer.Ordinal);
        return [.. variables.Select(variable => named.TryGetValue(variable.Model.Key, out var json) ? variable with { Json = json } : variable)];
    }

    private static NamedJson Name(JsonModel model, string member, string path, NameScope scope, string prefix = "", string suffix = "Value")
    {
        var named = new NamedJson(model.Kind, path);
        switch (model.Kind)
        {
            case JsonModelKind.List:
                return named with { Item = Name(model.Item!, member, $"{path}[]", scope, prefix, suffix: "Item") };

            case JsonModelKind.Object:
                var name = scope.TakeVariable(member + suffix);
                return named with { TypeName = prefix + name, Members = Members(model, name, path) };

            default:
                return named;
        }
    }

    private static IReadOnlyList<NamedJsonMember> Members(JsonModel model, string typeName, string path)
    {
        var scope = new NameScope(typeName, ReservedNames.InJsonRecord);
        var byKey = model.Members.OrderBy(static member => member.Key, StringComparer.Ordinal).ToList();
        var names = byKey.ToDictionary(static member => member.Key, member => scope.TakeVariable(Identifier.FromKey(member.Key)), StringComparer.Ordinal);
        var values = byKey.ToDictionary(static member => member.Key, member => Name(member.Value, names[member.Key], $"{path}.{member.Key}", scope), StringComparer.Ordinal);
        return [.. model.Members.Select(member => new NamedJsonMember(names[member.Key], member.Key, member.IsAlwaysSet, values[member.Key], member.Retirement))];
    }
}
