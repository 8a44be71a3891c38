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
            if (one.In(old, served) is not { } other)
            {
                Add(ChangeKind.Added, part, one.Name, owner, EffectOn(one), null);
                continue;
            }

            if (one.Key != other.Key)
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

    private void CompareFeature(ConfigPart old, ConfigPart served)
    {
        AddMembers("feature", old, served, "variables");
        var owner = $"feature {ConfigChange.Show(served.Name)}";
        var variables = ComparedVariable.Read(before, old.Id, retired);
        var servedVariables = ComparedVariable.Read(after, served.Id, renewed);
        foreach (var variable in servedVariables.Values)
        {
            if (!variables.TryGetValue(variable.Key, out var other))
            {
                // One that was retired kept its member, which could be null.
                var wasKept = retired.Variables.Any(kept => kept.FeatureId == old.Id && kept.Shape.Key == variable.Key && (variable.IsAlwaysSet || kept.Shape.Type != variable.Type));
                Add(ChangeKind.Added, "variable", variable.Key, owner, wasKept ? ChangeEffect.Breaking : ChangeEffect.Types, variable.Word);
            }
            else if (variable.Type != other.Type)
            {
                Add(ChangeKind.Changed, "variable", variable.Key, owner, ChangeEffect.Breaking, $"it was {other.Word} and is {variable.Word}");
            }
            else
            {
                if (variable.IsAlwaysSet != other.IsAlwaysSet)
                {
                    Add(ChangeKind.Changed, "variable", variable.Key, owner, ChangeEffect.Breaking, variable.IsAlwaysSet ? "every variation sets it now" : "not every variation sets it now");
                }

                changes.AddRange(JsonComparison.Compare(owner, other, variable));
            }
        }

        foreach (var variable in variables.Values.Where(variable => !servedVariables.ContainsKey(variable.Key)))
        {
            // Without it the feature goes on, so that its member can be null.
            var (effect, detail) = variable.IsAlwaysSet ? (ChangeEffect.Breaking, "every variation set it, and its member can be null now") : (ChangeEffect.Types, (string?)null);
            Add(ChangeKind.Retired, "variable", variable.Key, owner, effect, detail);
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

    private void CompareVariation(string owner, ConfigPart old, ConfigPart served)
    {
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

    private void CompareGoal(ConfigPart old, ConfigPart served)
    {
        var (shape, servedShape) = (ConfigShapeReader.Goal(old.Json), ConfigShapeReader.Goal(served.Json));
        var (attributes, servedAttributes) = (AttributeTyping.Attributes([shape.RuleSet]), AttributeTyping.Attributes([servedShape.RuleSet]));
        var names = served.DifferentMembers(old, "id", "key").ToList();
        if (names.Count > 0)
        {
            // Tracking it takes other arguments.
            var isOther = shape.HasTransactions != servedShape.HasTransactions || attributes.Count == 0 != (servedAttributes.Count == 0);
            Add(ChangeKind.Changed, "goal", served.Name, null, isOther && served.Key is not null ? ChangeEffect.Breaking : ChangeEffect.None, string.Join(", ", names));
        }

        // Nothing keeps those of a goal that is served.
        if (served.Key is not null)
        {
            changes.AddRange(AttributeComparison.Compare("attribute", $"goal {ConfigChange.Show(served.Name)}", attributes, servedAttributes, ofRetired: ChangeEffect.Breaking));
        }
    }

    private Action<ConfigPart, ConfigPart> CompareMembers(string part) => (old, served) => AddMembers(part, old, served);

    private void CompareAttributes()
    {
        var old = AttributeTyping.Classes(before.Shape.RuleSets);
        var served = AttributeTyping.Classes(after.Shape.RuleSets);
        changes.AddRange(AttributeComparison.Compare("attribute", null, old.Visitor, served.Visitor, ofRetired: ChangeEffect.Types));
        changes.AddRange(AttributeComparison.Compare("location attribute", null, old.Location, served.Location, ofRetired: ChangeEffect.Types));
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
        var names = served.DifferentMembers(old, ["id", "key", .. butFor]).ToList();
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
