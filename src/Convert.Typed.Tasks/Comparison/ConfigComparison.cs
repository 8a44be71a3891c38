using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>Finds what is different between the config that is checked in and the one that is served, in the words people use for it.</summary>
internal sealed class ConfigComparison
{
    private readonly ConfigText before;
    private readonly ConfigText after;
    private readonly RetiredShapes retired;
    private readonly RetiredShapes renewed;
    private readonly List<ConfigChange> changes = [];

    private ConfigComparison(ConfigText before, ConfigText after, RetiredShapes retired, RetiredShapes renewed)
    {
        this.before = before;
        this.after = after;
        this.retired = retired;
        this.renewed = renewed;
    }

    /// <summary>The differences: features first, then experiences, goals, and what decides about them.</summary>
    /// <param name="before">The config that is checked in.</param>
    /// <param name="after">The one that is served.</param>
    /// <param name="retired">What is kept beside the one that is checked in.</param>
    /// <param name="renewed">What a refresh would keep beside the other.</param>
    public static IReadOnlyList<ConfigChange> Compare(ConfigText before, ConfigText after, RetiredShapes retired, RetiredShapes renewed)
    {
        if (before.Text == after.Text)
        {
            return [];
        }

        var comparison = new ConfigComparison(before, after, retired, renewed);
        comparison.CompareLists("features", "feature", ChangeEffect.Types, comparison.CompareFeature);
        comparison.CompareLists("experiences", "experience", ChangeEffect.Types, comparison.CompareExperience);
        comparison.CompareLists("goals", "goal", ChangeEffect.Types, comparison.CompareGoal);
        comparison.CompareLists("audiences", "audience", ChangeEffect.None, comparison.CompareMembers("audience"));
        comparison.CompareLists("segments", "segment", ChangeEffect.Types, comparison.CompareMembers("segment"));
        comparison.CompareLists("locations", "location", ChangeEffect.None, comparison.CompareMembers("location"));
        comparison.CompareAttributes();
        comparison.CompareRest();
        return comparison.changes;
    }

    /// <param name="list">The name of the list.</param>
    /// <param name="part">What is in it.</param>
    /// <param name="ofTypes">What it does to types that one comes or goes.</param>
    /// <param name="compare">Compares one with what it was, if it was served.</param>
    private void CompareLists(string list, string part, ChangeEffect ofTypes, Action<ConfigPart?, ConfigPart> compare)
    {
        var old = ConfigPart.Read(before.Json[list]);
        var served = ConfigPart.Read(after.Json[list]);
        CompareParts(old, served, part, owner: null, ofTypes, compare);
        if (IsMoved(old, served))
        {
            Add(ChangeKind.Changed, $"order of {list}", "", null, ChangeEffect.None, null);
        }
    }

    private void CompareParts(IReadOnlyList<ConfigPart> old, IReadOnlyList<ConfigPart> served, string part, string? owner, ChangeEffect ofTypes, Action<ConfigPart?, ConfigPart> compare)
    {
        foreach (var one in served)
        {
            var other = one.In(old, served);
            if (other is null)
            {
                Add(ChangeKind.Added, part, one.Name, owner, EffectOn(one), null);
            }
            else if (one.Key != other.Key)
            {
                Add(ChangeKind.Changed, part, one.Name, owner, ofTypes, $"its key was {ConfigChange.Show(other.Key ?? "")}");
            }
            else if (one.Id != other.Id)
            {
                Add(ChangeKind.Changed, part, one.Name, owner, ChangeEffect.None, $"made anew: its id was {ConfigChange.Show(other.Id)}");
            }

            compare(other, one);
        }

        foreach (var one in old.Where(one => one.In(served, old) is null))
        {
            Add(ChangeKind.Retired, part, one.Name, owner, EffectOn(one), null);
        }

        // What has no key becomes no type, but for a variation, which is called by its id.
        ChangeEffect EffectOn(ConfigPart one) => one.Key is null && owner is null ? ChangeEffect.None : ofTypes;
    }

    private void CompareFeature(ConfigPart? old, ConfigPart served)
    {
        AddMembers("feature", old, served, "variables");

        // Its key names its type, which may be that of another feature, or of one that comes back. Of two with one key the first has it.
        if (served.Key is null
            || FeatureType.Of(served.Key, before, retired) is not { } type
            || FeatureType.Of(served.Key, after, renewed) is not { } servedType
            || servedType.Id != served.Id)
        {
            return;
        }

        var owner = $"feature {ConfigChange.Show(served.Name)}";
        foreach (var variable in servedType.Variables.Values)
        {
            if (type.Variables.TryGetValue(variable.Key, out var other))
            {
                CompareVariable(ChangeKind.Changed, owner, other, variable);
            }
            else if (type.Retired.TryGetValue(variable.Key, out var kept))
            {
                CompareVariable(ChangeKind.Added, owner, kept, variable);
            }
            else
            {
                Add(ChangeKind.Added, "variable", variable.Key, owner, ChangeEffect.Types, variable.Word);
            }
        }

        foreach (var variable in type.Variables.Values.Where(variable => !servedType.Variables.ContainsKey(variable.Key)))
        {
            // Without it the feature goes on, so that its member can be null.
            var (effect, detail) = variable.IsAlwaysSet ? (ChangeEffect.Breaking, "every variation set it, and its member can be null now") : (ChangeEffect.Types, (string?)null);
            Add(ChangeKind.Retired, "variable", variable.Key, owner, effect, detail);
        }
    }

    private void CompareVariable(ChangeKind kind, string owner, ComparedVariable old, ComparedVariable served)
    {
        if (served.Type != old.Type)
        {
            // JSON that is only ever a number has the type of one.
            var isOther = served.Model.Kind != old.Model.Kind;
            Add(kind, "variable", served.Key, owner, isOther ? ChangeEffect.Breaking : ChangeEffect.None, $"it was {old.Word} and is {served.Word}");
            if (isOther)
            {
                return;
            }
        }

        if (served.IsAlwaysSet != old.IsAlwaysSet)
        {
            Add(kind, "variable", served.Key, owner, ChangeEffect.Breaking, served.IsAlwaysSet ? "every variation sets it now" : "not every variation sets it now");
        }
        else if (kind == ChangeKind.Added)
        {
            Add(kind, "variable", served.Key, owner, ChangeEffect.Types, served.Word);
        }

        changes.AddRange(JsonComparison.Compare(owner, old, served));
    }

    private void CompareExperience(ConfigPart? old, ConfigPart served)
    {
        if (old is null)
        {
            CompareReturned(served);
            return;
        }

        AddMembers("experience", old, served, "variations");
        var owner = $"experience {ConfigChange.Show(served.Name)}";
        var variations = ConfigPart.Read(old.Json["variations"]);
        var servedVariations = ConfigPart.Read(served.Json["variations"]);
        CompareParts(variations, servedVariations, "variation", owner, ChangeEffect.Types, (other, one) => CompareVariation(owner, other, one));
        var traffic = servedVariations
            .Select(one => (one, other: one.In(variations, servedVariations)))
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

    private void CompareReturned(ConfigPart served)
    {
        if (served.Key is null || retired.Experiences.FirstOrDefault(experience => experience.Shape.Key == served.Key) is not { } kept)
        {
            return;
        }

        var owner = $"experience {ConfigChange.Show(served.Name)}";
        var names = ConfigPart.Read(served.Json["variations"]).Select(static variation => variation.Name).ToList();
        foreach (var name in kept.Shape.Variations.Select(static variation => variation.Key ?? variation.Id ?? "").Except(names, StringComparer.Ordinal))
        {
            Add(ChangeKind.Retired, "variation", name, owner, ChangeEffect.Types, null);
        }
    }

    private void CompareVariation(string owner, ConfigPart? old, ConfigPart served)
    {
        if (old is null)
        {
            return;
        }

        var names = served.DifferentMembers(old, "id", "key", "traffic_allocation", "changes").ToList();
        if (!ConfigPart.IsSame(served.Json["changes"], old.Json["changes"]))
        {
            names.Add("what it does to features");
        }

        if (names.Count > 0)
        {
            Add(ChangeKind.Changed, "variation", served.Name, owner, ChangeEffect.None, string.Join(", ", names));
        }
    }

    private void CompareGoal(ConfigPart? old, ConfigPart served)
    {
        var type = before.Shape.Goals.FirstOrDefault(IsOfKey) ?? retired.Goals.Select(static goal => goal.Shape).FirstOrDefault(IsOfKey);
        if (type is null || after.Shape.Goals.FirstOrDefault(IsOfKey) is not { } servedType || (servedType.Id ?? "") != served.Id)
        {
            AddMembers("goal", old, served);
            return;
        }

        var (attributes, servedAttributes) = (AttributeTyping.Attributes([type.RuleSet]), AttributeTyping.Attributes([servedType.RuleSet]));
        if (type.HasTransactions != servedType.HasTransactions || attributes.Count == 0 != (servedAttributes.Count == 0))
        {
            var names = old is null ? [] : served.DifferentMembers(old, "id", "key").ToList();
            Add(ChangeKind.Changed, "goal", served.Name, null, ChangeEffect.Breaking, names.Count > 0 ? string.Join(", ", names) : "tracking it takes other arguments");
        }
        else
        {
            AddMembers("goal", old, served);
        }

        // Nothing keeps those of a goal that is served.
        changes.AddRange(AttributeComparison.Compare("attribute", $"goal {ConfigChange.Show(served.Name)}", attributes, servedAttributes, kept: [], ofRetired: ChangeEffect.Breaking));

        bool IsOfKey(GoalShape goal) => goal.Key is not null && goal.Key == served.Key;
    }

    private Action<ConfigPart?, ConfigPart> CompareMembers(string part) => (old, served) => AddMembers(part, old, served);

    private void CompareAttributes()
    {
        var old = AttributeTyping.Classes(before.Shape.RuleSets);
        var served = AttributeTyping.Classes(after.Shape.RuleSets);
        changes.AddRange(AttributeComparison.Compare("attribute", null, old.Visitor, served.Visitor, AttributeTyping.Retired(retired, isOfPlaces: false), ofRetired: ChangeEffect.Types));
        changes.AddRange(AttributeComparison.Compare("location attribute", null, old.Location, served.Location, AttributeTyping.Retired(retired, isOfPlaces: true), ofRetired: ChangeEffect.Types));
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

    private void AddMembers(string part, ConfigPart? old, ConfigPart served, params string[] butFor)
    {
        var names = old is null ? [] : served.DifferentMembers(old, ["id", "key", .. butFor]).ToList();
        if (names.Count > 0)
        {
            Add(ChangeKind.Changed, part, served.Name, null, ChangeEffect.None, string.Join(", ", names));
        }
    }

    private void Add(ChangeKind kind, string part, string key, string? owner, ChangeEffect effect, string? detail) =>
        changes.Add(new(kind, part, key, owner, effect, detail));

    private static bool IsMoved(IReadOnlyList<ConfigPart> old, IReadOnlyList<ConfigPart> served) =>
        !old.Where(one => one.In(served, old) is not null)
            .SequenceEqual(served.Select(one => one.In(old, served)).OfType<ConfigPart>());

    private static string TrafficOf(ConfigPart variation) => variation.Json["traffic_allocation"] switch
    {
        null => "100 %",
        { Kind: JsonKind.Null } => "0 %",
        var traffic => $"{traffic.Text} %",
    };
}
