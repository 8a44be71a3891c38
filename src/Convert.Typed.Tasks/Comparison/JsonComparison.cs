using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>Compares the records that the values of a json variable become.</summary>
internal sealed class JsonComparison
{
    private readonly string owner;
    private readonly string variable;
    private readonly List<ConfigChange> changes = [];

    private JsonComparison(string owner, string variable)
    {
        this.owner = owner;
        this.variable = variable;
    }

    /// <param name="owner">The feature of the variable.</param>
    /// <param name="old">The variable, as it was.</param>
    /// <param name="served">The variable, as it is.</param>
    public static IEnumerable<ConfigChange> Compare(string owner, ComparedVariable old, ComparedVariable served)
    {
        if (served.Type != VariableType.Json || old.Type != VariableType.Json)
        {
            return [];
        }

        var comparison = new JsonComparison(owner, served.Key);
        comparison.Compare("", old.Model, served.Model);
        return comparison.changes.OrderBy(static change => change.Kind).ThenBy(static change => change.Key, StringComparer.Ordinal);
    }

    private void Compare(string path, JsonModel old, JsonModel served)
    {
        if (old.Kind != served.Kind)
        {
            Add(ChangeKind.Changed, path, ChangeEffect.Breaking, $"it was {WordOf(old.Kind)} and is {WordOf(served.Kind)}");
            return;
        }

        if (old.Item is { } item && served.Item is { } servedItem)
        {
            Compare(JsonPath.BelowItems(path), item, servedItem);
        }

        var servedMembers = served.Members.Where(static member => member.Retirement is null).ToList();
        foreach (var member in servedMembers)
        {
            var below = JsonPath.Below(path, member.Key);
            if (old.Members.FirstOrDefault(other => other.Key == member.Key) is not { } other)
            {
                Add(ChangeKind.Added, below, ChangeEffect.Types, null);
                AddBelow(ChangeKind.Added, below, member.Value);
            }
            else
            {
                var kind = other.Retirement is null ? ChangeKind.Changed : ChangeKind.Added;
                if (other.IsAlwaysSet != member.IsAlwaysSet)
                {
                    Add(kind, below, ChangeEffect.Breaking, member.IsAlwaysSet ? "it is always there now" : "it is not always there now");
                }
                else if (kind == ChangeKind.Added && other.Value.Kind == member.Value.Kind)
                {
                    Add(kind, below, ChangeEffect.Types, null);
                }

                Compare(below, other.Value, member.Value);
            }
        }

        foreach (var member in old.Members.Where(member => member.Retirement is null && !servedMembers.Any(other => other.Key == member.Key)))
        {
            var below = JsonPath.Below(path, member.Key);
            var (effect, detail) = member.IsAlwaysSet ? (ChangeEffect.Breaking, "it was always there, and can be null now") : (ChangeEffect.Types, (string?)null);
            Add(ChangeKind.Retired, below, effect, detail);
            AddBelow(ChangeKind.Retired, below, member.Value);
        }
    }

    /// <summary>The members that come or go with one: as long as that is there, they are what they were.</summary>
    private void AddBelow(ChangeKind kind, string path, JsonModel model)
    {
        if (model.Item is { } item)
        {
            AddBelow(kind, JsonPath.BelowItems(path), item);
        }

        foreach (var member in model.Members)
        {
            var below = JsonPath.Below(path, member.Key);
            Add(kind, below, ChangeEffect.Types, null);
            AddBelow(kind, below, member.Value);
        }
    }

    private void Add(ChangeKind kind, string path, ChangeEffect effect, string? detail) =>
        changes.Add(path.Length == 0
            ? new(kind, "variable", variable, owner, effect, detail)
            : new(kind, "JSON member", $"{variable}/{path}", owner, effect, detail));

    private static string WordOf(JsonModelKind kind) => kind switch
    {
        JsonModelKind.Boolean => "a boolean",
        JsonModelKind.Integer => "a whole number",
        JsonModelKind.Float => "a number",
        JsonModelKind.Text => "text",
        JsonModelKind.List => "a list",
        JsonModelKind.Object => "an object",
        _ => "of no one known kind",
    };
}
