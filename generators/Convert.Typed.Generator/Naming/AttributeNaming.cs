using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Naming;

/// <summary>Gives the attributes of one class their names, and the texts they are compared with theirs.</summary>
internal static class AttributeNaming
{
    /// <summary>The class of what visitors have, beside the root.</summary>
    public const string Visitor = "VisitorAttributes";

    /// <summary>The class of what places have, beside the root.</summary>
    public const string Location = "VisitorLocation";

    /// <param name="attributes">In order of their keys.</param>
    /// <param name="enclosingClass">The class that they become properties of.</param>
    public static IReadOnlyList<NamedAttribute> Name(EquatableArray<AttributeModel> attributes, string enclosingClass)
    {
        var scope = new NameScope(enclosingClass, ReservedNames.ForAttributes);

        // Properties first: a new one must not wait for the constants of another.
        var names = attributes.Select(attribute => scope.TakeVariable(Identifier.FromKey(attribute.Key))).ToList();
        return [.. attributes.Zip(names, (attribute, name) => Named(attribute, name, scope))];
    }

    private static NamedAttribute Named(AttributeModel attribute, string name, NameScope scope)
    {
        var texts = attribute.Values.Select(static text => new NamedValue(Identifier.FromKey(text), text, null))
            .Concat(attribute.RetiredTexts.Select(static retired => new NamedValue(Identifier.FromKey(retired.Text), retired.Text, retired.Retirement)))
            .Where(static value => value.Name.Length > 0)
            .ToList();
        if (texts.Count == 0)
        {
            return new(name, attribute, "", []);
        }

        var valuesName = scope.TakeVariable(Plural.Of(name));
        var values = new NameScope(valuesName, ReservedNames.ForConstants);
        return new(name, attribute, valuesName, [.. texts.Select(value => value with { Name = values.TakeVariable(value.Name) })]);
    }
}
