using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>
/// Reads a served config (CONTRACT section 2): unknown members are skipped, absent lists are empty, and a member of the wrong
/// kind is one listed problem, never a lost config.
/// </summary>
internal sealed class ConfigurationReader
{
    private readonly ImmutableArray<ConfigurationProblem>.Builder problems = ImmutableArray.CreateBuilder<ConfigurationProblem>();

    private readonly JsonTexts texts = new();

    // Where the reader is: names of lists with the position in each. Written out only when there is a problem to place.
    private readonly Stack<(string Name, int Position)> place = [];

    private ConfigurationReader()
    {
    }

    /// <summary>The config that a parsed document holds. Values point into the document, which must outlive them.</summary>
    /// <exception cref="FormatException">It is no config: no account id, no project id, or an error answer.</exception>
    public static ServedConfiguration Read(JsonElement root)
    {
        // The JavaScript client takes a config inside its settings, as "data"; files in that form are checked in as they are.
        var isSettings = root.Member("account_id") is null && root.Member("data") is { ValueKind: JsonValueKind.Object };
        var reader = new ConfigurationReader();
        return isSettings && !IsError(root)
            ? reader.ReadRoot(root.GetProperty("data"), reader.texts.NonEmptyTextMember(root, "environment"))
            : reader.ReadRoot(root, environment: null);
    }

    private static bool IsError(JsonElement root) => root.Member("error") is { ValueKind: not JsonValueKind.Null };

    private ServedConfiguration ReadRoot(JsonElement root, string? environment)
    {
        if (IsError(root))
        {
            throw new FormatException("The config is an error answer of the service.");
        }

        var project = root.Member("project") ?? default;
        if (texts.IdentifierMember(root, "account_id") is not { Length: > 0 } accountId || texts.IdentifierMember(project, "id") is not { Length: > 0 } projectId)
        {
            throw new FormatException("The config has no account_id or no project.id, which every config of the service has.");
        }

        return new ServedConfiguration
        {
            AccountId = accountId,
            Project = new ServedProject(
                projectId,
                PublicationTime.Of(root, project, texts),
                environment ?? DefaultEnvironment(project),
                EnvironmentsOf(project),
                PrivacyReading.Read(project, texts, Report)),
            Features = List(root, "features", static (reader, element) => reader.ReadFeature(element)),
            Experiences = List(root, "experiences", static (reader, element) => reader.ReadExperience(element)),
            Audiences = List(root, "audiences", static (reader, element) => reader.ReadAudience(element)),
            Segments = List(root, "segments", static (reader, element) => reader.ReadRuleSet(element)),
            Locations = List(root, "locations", static (reader, element) => reader.ReadRuleSet(element)),
            Goals = List(root, "goals", static (reader, element) => reader.ReadGoal(element)),
            ArchivedExperiences = Identifiers(root, "archived_experiences"),
            Problems = problems.ToImmutable(),
        };
    }

    private static string? DefaultEnvironment(JsonElement project)
    {
        if (project.Member("environments") is { ValueKind: JsonValueKind.Object } environments)
        {
            foreach (var environment in environments.EnumerateObject())
            {
                if (environment.Value.Member("is_default") is { ValueKind: JsonValueKind.True })
                {
                    return JsonAttributes.Name(environment);
                }
            }
        }

        return null;
    }

    private static ImmutableArray<string> EnvironmentsOf(JsonElement project) =>
        project.Member("environments") is { ValueKind: JsonValueKind.Object } environments
            ? [.. environments.EnumerateObject().Select(JsonAttributes.Name)]
            : [];

    private ServedFeature? ReadFeature(JsonElement element)
    {
        if (texts.IdentifierMember(element, "id") is not { } id || texts.TextMember(element, "key") is not { } key)
        {
            Report("A feature needs an id and a key; this one is left out.");
            return null;
        }

        return new ServedFeature(id, key, List(element, "variables", static (reader, element) => reader.ReadVariable(element)));
    }

    private ServedVariable? ReadVariable(JsonElement element)
    {
        if (texts.TextMember(element, "key") is not { } key)
        {
            Report("A variable needs a key; this one is left out.");
            return null;
        }

        return new ServedVariable(key, texts.TextMember(element, "type"));
    }

    private ServedExperience? ReadExperience(JsonElement element)
    {
        if (texts.IdentifierMember(element, "id") is not { } id)
        {
            Report("An experience needs an id; this one is left out.");
            return null;
        }

        return new ServedExperience
        {
            Id = id,
            Key = texts.TextMember(element, "key"),
            Version = element.Member("version") is { } version ? JsonAttributes.Read(version) : AttributeValue.Null,
            Environment = texts.NonEmptyTextMember(element, "environment"),
            Locations = Identifiers(element, "locations"),
            SiteArea = ReadRules(element, "site_area"),
            Audiences = Identifiers(element, "audiences"),
            MatchesAllAudiences = texts.TextMember(element.Member("settings")?.Member("matching_options") ?? default, "audiences") == "all",
            Variations = List(element, "variations", static (reader, element) => reader.ReadVariation(element)),
        };
    }

    private ServedVariation? ReadVariation(JsonElement element)
    {
        if (!IsObject(element))
        {
            return null;
        }

        return new ServedVariation
        {
            Id = texts.IdentifierMember(element, "id"),
            Key = texts.TextMember(element, "key"),
            Status = texts.TextMember(element, "status"),
            TrafficAllocation = element.Member("traffic_allocation") is { } allocation ? JsonAttributes.Read(allocation) : default(AttributeValue?),
            Changes = List(element, "changes", static (reader, element) => reader.ReadChange(element)),
        };
    }

    // Changes of other types belong to web experiences, which run in a browser.
    private ServedChange? ReadChange(JsonElement element)
    {
        if (texts.TextMember(element, "type") != "fullStackFeature"
            || element.Member("data") is not { } data
            || texts.IdentifierMember(data, "feature_id") is not { } featureId)
        {
            return null;
        }

        return new ServedChange(featureId, data.Member("variables_data") is { ValueKind: JsonValueKind.Object } values ? ReadVariables(values) : []);
    }

    private ImmutableArray<KeyValuePair<string, JsonElement>> ReadVariables(JsonElement values)
    {
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>(values.GetPropertyCount());
        foreach (var value in values.EnumerateObject())
        {
            variables.Add(new(texts.Name(value), value.Value));
        }

        return variables.MoveToImmutable();
    }

    private ServedAudience? ReadAudience(JsonElement element) =>
        ReadRuleSet(element) is { } set
            ? new ServedAudience(set.Id, set.Key, texts.TextMember(element, "type") == "permanent", set.Rules)
            : null;

    private ServedRuleSet? ReadGoal(JsonElement element)
    {
        var settings = element.Member("settings") ?? default;
        var hasTransactions = texts.TextMember(element, "type") == "revenue" || texts.NonEmptyTextMember(settings, "triggering_type") is not null;
        return ReadRuleSet(element) is { } set ? set with { HasTransactions = hasTransactions } : null;
    }

    private ServedRuleSet? ReadRuleSet(JsonElement element)
    {
        if (texts.IdentifierMember(element, "id") is not { } id)
        {
            Report("It needs an id; it is left out.");
            return null;
        }

        return new ServedRuleSet(id, texts.TextMember(element, "key"), ReadRules(element, "rules"));
    }

    private ServedRules? ReadRules(JsonElement owner, string name)
    {
        if (owner.Member(name) is not { ValueKind: not JsonValueKind.Null } rules)
        {
            return null;
        }

        if (rules.ValueKind != JsonValueKind.Object)
        {
            Report($"Rules are an object with an OR list, not {Kind(rules)}; they match nobody.", name);
        }

        return new ServedRules(Array(rules, "OR", static (reader, entry) =>
            reader.Array(entry, "AND", static (reader, group) =>
                reader.Array(group, "OR_WHEN", static (reader, element) => reader.ReadRule(element)))));
    }

    private ServedRule? ReadRule(JsonElement element)
    {
        if (!IsObject(element))
        {
            return null;
        }

        var matching = element.Member("matching") ?? default;
        return new ServedRule(
            texts.TextMember(element, "rule_type"),
            texts.TextMember(element, "key"),
            element.Member("value") is { } value ? JsonAttributes.Read(value) : default(AttributeValue?),
            texts.TextMember(matching, "match_type"),
            matching.Member("negated") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            });
    }

    private bool IsObject(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Report($"An object is expected here, not {Kind(element)}; it is left out.");
        return false;
    }

    // What is no id keeps its place as an empty one: it resolves to nothing, but the list is not an empty list.
    private ImmutableArray<string> Identifiers(JsonElement owner, string name) =>
        List(owner, name, static (reader, element) => reader.texts.Identifier(element) ?? "");

    private ImmutableArray<T> List<T>(JsonElement owner, string name, Func<ConfigurationReader, JsonElement, T?> read)
        where T : class => ImmutableCollectionsMarshal.AsImmutableArray(Array(owner, name, read));

    // The entries that can be read.
    private T[] Array<T>(JsonElement owner, string name, Func<ConfigurationReader, JsonElement, T?> read)
        where T : class
    {
        if (ListMember(owner, name) is not { } list)
        {
            return [];
        }

        var items = new T[list.GetArrayLength()];
        var count = 0;
        var position = 0;
        foreach (var element in list.EnumerateArray())
        {
            place.Push((name, position++));
            if (read(this, element) is { } item)
            {
                items[count++] = item;
            }

            place.Pop();
        }

        return count == items.Length ? items : items[..count];
    }

    private JsonElement? ListMember(JsonElement owner, string name)
    {
        if (owner.Member(name) is not { ValueKind: not JsonValueKind.Null } list)
        {
            return null;
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return list;
        }

        Report($"A list is expected here, not {Kind(list)}; it counts as empty.", name);
        return null;
    }

    private void Report(string message, string? member = null)
    {
        var path = place.Reverse().Select(static at => $"{at.Name}[{at.Position}]");
        problems.Add(new(string.Join('.', member is null ? path : path.Append(member)), message));
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
