using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>Finds what is different between the config that is checked in and the one that is served, in the words people use for it.</summary>
internal sealed class ConfigComparison
{
    private readonly ConfigText before;
    private readonly ConfigText after;
    private readonly List<ConfigChange> changes = [];

    private ConfigComparison(ConfigText before, ConfigText after)
    {
        this.before = before;
        this.after = after;
    }

    /// <summary>The differences: features first, then experiences, goals, and what decides about them.</summary>
    public static IReadOnlyList<ConfigChange> Compare(ConfigText before, ConfigText after)
    {
        if (before.Text == after.Text)
        {
            return [];
        }

        var comparison = new ConfigComparison(before, after);
        comparison.CompareLists("features", "feature", ChangeEffect.Types, comparison.CompareFeature);
        comparison.CompareLists("experiences", "experience", ChangeEffect.Types, comparison.CompareExperience);
        comparison.CompareLists("goals", "goal", ChangeEffect.Types, comparison.CompareGoal);
        comparison.CompareLists("audiences", "audience", ChangeEffect.None, comparison.CompareMembers("audience"));
        comparison.CompareLists("segments", "segment", ChangeEffect.None, comparison.CompareMembers("segment"));
        comparison.CompareLists("locations", "location", ChangeEffect.None, comparison.CompareMembers("location"));
        comparison.CompareAttributes("attribute", RuleKeys.OfVisitors);
        comparison.CompareAttributes("location attribute", RuleKeys.OfLocations);
        comparison.CompareRest();
        return comparison.changes;
    }

    private void CompareLists(string list, string part, ChangeEffect ofTypes, Action<ConfigPart, ConfigPart> compare)
    {
        var old = ConfigPart.Read(before.Json[list]);
        var served = ConfigPart.Read(after.Json[list]);
        CompareParts(old, served, part, owner: null, ofTypes, compare);
        if (IsMoved(old, served))
        {
            Add(ChangeKind.Changed, $"order of {list}", "", null, ChangeEffect.None, null);
        }
    }

    private void CompareParts(IReadOnlyList<ConfigPart> old, IReadOnlyList<ConfigPart> served, string part, string? owner, ChangeEffect ofTypes, Action<ConfigPart, ConfigPart> compare)
    {
        foreach (var one in served)
        {
            if (one.In(old) is not { } other)
            {
                Add(ChangeKind.Added, part, one.Name, owner, EffectOn(one), null);
                continue;
            }

            if (one.Key != other.Key)
            {
                Add(ChangeKind.Changed, part, one.Name, owner, ofTypes, $"its key was {ConfigChange.Show(other.Key ?? "")}");
            }

            compare(other, one);
        }

        foreach (var one in old.Where(one => one.In(served) is null))
        {
            Add(ChangeKind.Retired, part, one.Name, owner, EffectOn(one), null);
        }

        // What has no key becomes no type.
        ChangeEffect EffectOn(ConfigPart one) => one.Key is null ? ChangeEffect.None : ofTypes;
    }

    private void CompareFeature(ConfigPart old, ConfigPart served)
    {
        AddMembers("feature", old, served, "variables");
        var owner = $"feature {ConfigChange.Show(served.Name)}";
        var variables = ComparedVariable.Read(before, old.Id);
        var servedVariables = ComparedVariable.Read(after, served.Id);
        foreach (var variable in servedVariables.Values)
        {
            if (!variables.TryGetValue(variable.Key, out var other))
            {
                Add(ChangeKind.Added, "variable", variable.Key, owner, ChangeEffect.Types, variable.Word);
            }
            else if (variable.Type != other.Type)
            {
                Add(ChangeKind.Changed, "variable", variable.Key, owner, ChangeEffect.Breaking, $"it was {other.Word} and is {variable.Word}");
            }
            else if (variable.IsAlwaysSet is { } isAlwaysSet && isAlwaysSet != (other.IsAlwaysSet ?? false))
            {
                Add(ChangeKind.Changed, "variable", variable.Key, owner, ChangeEffect.Breaking, isAlwaysSet ? "every variation sets it now" : "not every variation sets it now");
            }
            else
            {
                CompareJson(owner, other, variable);
            }
        }

        foreach (var variable in variables.Values.Where(variable => !servedVariables.ContainsKey(variable.Key)))
        {
            Add(ChangeKind.Retired, "variable", variable.Key, owner, ChangeEffect.Types, null);
        }
    }

    // Without a value nothing is known of the members, and their types stay.
    private void CompareJson(string owner, ComparedVariable old, ComparedVariable served)
    {
        if (old.Values.Count == 0 || served.Values.Count == 0)
        {
            return;
        }

        AddMembers(ChangeKind.Added, served.JsonMembers.Except(old.JsonMembers));
        AddMembers(ChangeKind.Retired, old.JsonMembers.Except(served.JsonMembers));

        void AddMembers(ChangeKind kind, IEnumerable<string> paths)
        {
            foreach (var path in paths.OrderBy(static path => path, StringComparer.Ordinal))
            {
                Add(kind, "JSON member", $"{served.Key}/{path}", owner, ChangeEffect.Types, null);
            }
        }
    }

    private void CompareExperience(ConfigPart old, ConfigPart served)
    {
        AddMembers("experience", old, served, "variations");
        var owner = $"experience {ConfigChange.Show(served.Name)}";
        var variations = ConfigPart.Read(old.Json["variations"]);
        var servedVariations = ConfigPart.Read(served.Json["variations"]);
        CompareParts(variations, servedVariations, "variation", owner, ChangeEffect.Types, (other, one) => CompareVariation(owner, other, one));
        var traffic = servedVariations
            .Select(one => (one, other: one.In(variations)))
            .Where(static pair => pair.other is not null && !ConfigPart.IsSame(pair.one.Json["traffic_allocation"], pair.other.Json["traffic_allocation"]))
            .Select(static pair => $"{ConfigChange.Show(pair.one.Name)} {TrafficOf(pair.other!)} → {TrafficOf(pair.one)}")
            .ToList();
        if (traffic.Count > 0)
        {
            Add(ChangeKind.Changed, "traffic", served.Name, null, ChangeEffect.None, string.Join(", ", traffic));
        }
        else if (IsMoved(variations, servedVariations))
        {
            Add(ChangeKind.Changed, "order of variations", "", owner, ChangeEffect.None, null);
        }
    }

    private void CompareVariation(string owner, ConfigPart old, ConfigPart served)
    {
        var names = served.DifferentMembers(old, "key", "traffic_allocation", "changes").ToList();
        if (!ConfigPart.IsSame(served.Json["changes"], old.Json["changes"]))
        {
            names.Add("what it does to features");
        }

        if (names.Count > 0)
        {
            Add(ChangeKind.Changed, "variation", served.Name, owner, ChangeEffect.None, string.Join(", ", names));
        }
    }

    private void CompareGoal(ConfigPart old, ConfigPart served)
    {
        var names = served.DifferentMembers(old, "key").ToList();
        if (names.Count > 0)
        {
            var types = served.Key is not null && (names.Contains("type") || !RuleKeys.Of(served.Json).SetEquals(RuleKeys.Of(old.Json)));
            Add(ChangeKind.Changed, "goal", served.Name, null, types ? ChangeEffect.Types : ChangeEffect.None, string.Join(", ", names));
        }
    }

    private Action<ConfigPart, ConfigPart> CompareMembers(string part) => (old, served) => AddMembers(part, old, served);

    private void CompareAttributes(string part, Func<ConfigShape, ISet<string>> read)
    {
        var old = read(before.Shape);
        var served = read(after.Shape);
        foreach (var key in served.Except(old).OrderBy(static key => key, StringComparer.Ordinal))
        {
            Add(ChangeKind.Added, part, key, null, ChangeEffect.Types, null);
        }

        foreach (var key in old.Except(served).OrderBy(static key => key, StringComparer.Ordinal))
        {
            Add(ChangeKind.Retired, part, key, null, ChangeEffect.Types, null);
        }
    }

    private void CompareRest()
    {
        var project = new ConfigPart("", null, after.Json["project"]!).DifferentMembers(new ConfigPart("", null, before.Json["project"]!)).ToList();
        if (project.Count > 0)
        {
            Add(ChangeKind.Changed, "project", after.Shape.ProjectName ?? after.Shape.ProjectId!, null, ChangeEffect.None, string.Join(", ", project));
        }

        string[] compared = ["project", "features", "experiences", "goals", "audiences", "segments", "locations"];
        foreach (var name in new ConfigPart("", null, after.Json).DifferentMembers(new ConfigPart("", null, before.Json), compared))
        {
            Add(ChangeKind.Changed, "config", name, null, ChangeEffect.None, null);
        }
    }

    private void AddMembers(string part, ConfigPart old, ConfigPart served, params string[] butFor)
    {
        var names = served.DifferentMembers(old, ["key", .. butFor]).ToList();
        if (names.Count > 0)
        {
            Add(ChangeKind.Changed, part, served.Name, null, ChangeEffect.None, string.Join(", ", names));
        }
    }

    private void Add(ChangeKind kind, string part, string key, string? owner, ChangeEffect effect, string? detail) =>
        changes.Add(new(kind, part, key, owner, effect, detail));

    private static bool IsMoved(IReadOnlyList<ConfigPart> old, IReadOnlyList<ConfigPart> served) =>
        !old.Where(one => one.In(served) is not null).Select(static one => one.Id)
            .SequenceEqual(served.Where(one => one.In(old) is not null).Select(static one => one.Id), StringComparer.Ordinal);

    private static string TrafficOf(ConfigPart variation) => variation.Json["traffic_allocation"] switch
    {
        null => "100 %",
        { Kind: JsonKind.Null } => "0 %",
        var traffic => $"{traffic.Text} %",
    };
}
