using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>The sentences of the documentation comments.</summary>
internal static class Documentation
{
    public static string Root(SnapshotModel snapshot)
    {
        var name = snapshot.ProjectName is { } projectName ? $" “{DocText.Escape(projectName)}”" : "";
        return $"The features of Convert project{name}{Id(snapshot.ProjectId)}, as of the snapshot {Code(snapshot.FileName)}.";
    }

    public static string Registration(string root) => Code($"services.AddConvert<{root}>()");

    public static string Member(NamedMember member)
    {
        if (member.Feature is null)
        {
            return $"Features whose keys begin with {Prefixes(member)}.";
        }

        var group = member.Members.Count == 0 ? "" : $" Also the features whose keys begin with {Prefixes(member)}.";
        return $"{Feature(member.Feature)}.{group}";
    }

    public static string Variables(FeatureModel feature) =>
        feature.Variables.Count == 0 ? "It has no variables." : $"Variables: {List(feature.Variables, static variable => Typed(variable))}.";

    public static string Carriers(FeatureModel feature) =>
        feature.Carriers.Count == 0
            ? "No experience of the snapshot carries it."
            : $"Carried by {List(feature.Carriers, static carrier => carrier.Key is null ? $"an experience{Id(carrier.Id)}" : Code(carrier.Key) + Id(carrier.Id))}.";

    public static string Variable(VariableModel variable) =>
        variable.IsAlwaysSet
            ? $"Variable {Typed(variable)}. In the snapshot it is set whenever the feature is on."
            : $"Variable {Typed(variable)}. In the snapshot it can be missing while the feature is on.";

    public static string VariableValues(FeatureModel feature) => $"The variables of feature {Code(feature.Key)} for a visitor for whom it is on.";

    public static string VariableValue(VariableModel variable) => $"Variable {Typed(variable)}.";

    public static string JsonRecord(NamedJson json) => $"The objects at {Code(json.Path)} in the snapshot, as one type.";

    public static string JsonMember(NamedJsonMember member) =>
        member.IsAlwaysSet
            ? $"The JSON at {Code(member.Value.Path)}."
            : $"The JSON at {Code(member.Value.Path)}. In the snapshot it can be missing or null.";

    public static string TryGetResult(NamedMember member)
    {
        var required = member.Variables.Where(static variable => variable.Model.IsAlwaysSet).ToList();
        return required.Count == 0
            ? "Whether the feature is on for the visitor."
            : $"Whether the feature is on for the visitor and sets {List(required, static variable => Code(variable.Name))}.";
    }

    private static string Feature(FeatureModel feature)
    {
        var name = feature.Name is null ? "" : $" “{DocText.Escape(feature.Name)}”";
        return $"Feature {Code(feature.Key)}{name}{Id(feature.Id)}";
    }

    private static string Typed(VariableModel variable) => $"{Code(variable.Key)} ({variable.Type.ServiceName()})";

    private static string Prefixes(NamedMember member) => List(member.Prefixes, Code);

    private static string Id(string? id) => id is null ? "" : $" (id {DocText.Escape(id)})";

    private static string Code(string text) => $"<c>{DocText.Escape(text)}</c>";

    private static string List<T>(IEnumerable<T> items, Func<T, string> text) => string.Join(", ", items.Select(text));
}
