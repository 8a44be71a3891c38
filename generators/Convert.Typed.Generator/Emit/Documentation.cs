using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>The sentences of the documentation comments.</summary>
internal static class Documentation
{
    public static string Root(SnapshotModel snapshot) =>
        $"The features of {Project(snapshot)}, as of the snapshot {Code(snapshot.FileName)}.";

    public static string Project(SnapshotModel snapshot) => $"Convert project{Name(snapshot.ProjectName)}{Id(snapshot.ProjectId)}";

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

    public static string OverrideValues(FeatureModel feature) => $"Values for the variables of feature {Code(feature.Key)} in an override. What is not named has no value.";

    public static string TryGetOfOverride(NamedMember member) =>
        Required(member) is { Count: > 0 } required ? $", and <c>TryGet</c> is true only with {List(required, static variable => Code(variable.Name))}" : "";

    public static string TryGetResult(NamedMember member)
    {
        var required = Required(member);
        return required.Count == 0
            ? "Whether the feature is on for the visitor."
            : $"Whether the feature is on for the visitor and sets {List(required, static variable => Code(variable.Name))}.";
    }

    /// <summary>What the service knows something by: <c>annual</c> “Annual” (id 10031).</summary>
    public static string Item(string? key, string? name, string? id) => $"{(key is null ? "without a key" : Code(key))}{Name(name)}{Id(id)}";

    public static string Goal(NamedGoal goal) => $"Goal {Item(goal.Model.Key, goal.Model.Name, goal.Model.Id)}.";

    public static string Code(string text) => $"<c>{DocText.Escape(text)}</c>";

    private static List<NamedVariable> Required(NamedMember member) => [.. member.Variables.Where(static variable => variable.Model.IsAlwaysSet)];

    private static string Feature(FeatureModel feature) => $"Feature {Item(feature.Key, feature.Name, feature.Id)}";

    private static string Typed(VariableModel variable) => $"{Code(variable.Key)} ({variable.Type.ServiceName()})";

    private static string Prefixes(NamedMember member) => List(member.Prefixes, Code);

    private static string Name(string? name) => name is null ? "" : $" “{DocText.Escape(name)}”";

    private static string Id(string? id) => id is null ? "" : $" (id {DocText.Escape(id)})";

    private static string List<T>(IEnumerable<T> items, Func<T, string> text) => string.Join(", ", items.Select(text));
}
