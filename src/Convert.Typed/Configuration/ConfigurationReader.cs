using System.Collections.Immutable;
using System.Globalization;
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
        return isSettings && !IsError(root)
            ? new ConfigurationReader().ReadRoot(root.GetProperty("data"), root.NonEmptyTextMember("environment"))
            : new ConfigurationReader().ReadRoot(root, environment: null);
    }

    private static bool IsError(JsonElement root) => root.Member("error") is { ValueKind: not JsonValueKind.Null };

    private ServedConfiguration ReadRoot(JsonElement root, string? environment)
    {
        if (IsError(root))
        {
            throw new FormatException("The config is an error answer of the service.");
        }

        var project = root.Member("project") ?? default;
        if (root.IdentifierMember("account_id") is not { Length: > 0 } accountId || project.IdentifierMember("id") is not { Length: > 0 } projectId)
        {
            throw new FormatException("The config has no account_id or no project.id, which every config of the service has.");
        }

        return new ServedConfiguration
        {
            AccountId = accountId,
            Project = new ServedProject(projectId, PublishedAt(root, project), environment ?? DefaultEnvironment(project), EnvironmentsOf(project), ReadPrivacy(project)),
            Features = List(root, "features", ReadFeature),
            Experiences = List(root, "experiences", ReadExperience),
            Audiences = List(root, "audiences", ReadAudience),
            Segments = List(root, "segments", ReadRuleSet),
            Locations = List(root, "locations", ReadRuleSet),
            Goals = List(root, "goals", ReadRuleSet),
            ArchivedExperiences = Identifiers(root, "archived_experiences"),
            Problems = problems.ToImmutable(),
        };
    }

    // The version of a project is the time it was published and a number, "2026-03-22T07:46:28+00:00-259"; "_s_t" is when it was served.
    private static DateTimeOffset? PublishedAt(JsonElement root, JsonElement project) =>
        Time(project.Member("settings")?.TextMember("version") is { } version && version.LastIndexOf('-') is > 0 and var end ? version[..end] : null)
            ?? Time(root.TextMember("_s_t"));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

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

    private PrivacySettings ReadPrivacy(JsonElement project) =>
        new(ReadPrivacyScope(project, "do_not_track"), ReadPrivacyScope(project, "global_privacy_control"));

    private PrivacyScope ReadPrivacyScope(JsonElement project, string name)
    {
        switch (project.Member("settings")?.NonEmptyTextMember(name)?.ToUpperInvariant())
        {
            case null or "OFF":
                return PrivacyScope.Off;
            case "EU ONLY":
                return PrivacyScope.EuropeanUnion;
            case "EEA ONLY":
                return PrivacyScope.EuropeanEconomicArea;
            case "WORLDWIDE":
                return PrivacyScope.Worldwide;
            default:
                Report("One of OFF, EU ONLY, EEA ONLY and Worldwide is expected here; it counts as Worldwide.", $"project.settings.{name}");
                return PrivacyScope.Worldwide;
        }
    }

    private ServedFeature? ReadFeature(JsonElement element)
    {
        if (element.IdentifierMember("id") is not { } id || element.TextMember("key") is not { } key)
        {
            Report("A feature needs an id and a key; this one is left out.");
            return null;
        }

        return new ServedFeature(id, key, List(element, "variables", ReadVariable));
    }

    private ServedVariable? ReadVariable(JsonElement element)
    {
        if (element.TextMember("key") is not { } key)
        {
            Report("A variable needs a key; this one is left out.");
            return null;
        }

        return new ServedVariable(key, element.TextMember("type"));
    }

    private ServedExperience? ReadExperience(JsonElement element)
    {
        if (element.IdentifierMember("id") is not { } id)
        {
            Report("An experience needs an id; this one is left out.");
            return null;
        }

        return new ServedExperience
        {
            Id = id,
            Key = element.TextMember("key"),
            Version = element.Member("version") is { } version ? JsonAttributes.Read(version) : AttributeValue.Null,
            Environment = element.NonEmptyTextMember("environment"),
            Locations = Identifiers(element, "locations"),
            SiteArea = ReadRules(element, "site_area"),
            Audiences = Identifiers(element, "audiences"),
            MatchesAllAudiences = element.Member("settings")?.Member("matching_options")?.TextMember("audiences") == "all",
            Variations = List(element, "variations", ReadVariation),
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
            Id = element.IdentifierMember("id"),
            Key = element.TextMember("key"),
            Status = element.TextMember("status"),
            TrafficAllocation = element.Member("traffic_allocation") is { } allocation ? JsonAttributes.Read(allocation) : default(AttributeValue?),
            Changes = List(element, "changes", ReadChange),
        };
    }

    // Changes of other types belong to web experiences, which run in a browser.
    private static ServedChange? ReadChange(JsonElement element)
    {
        if (element.TextMember("type") != "fullStackFeature"
            || element.Member("data") is not { } data
            || data.IdentifierMember("feature_id") is not { } featureId)
        {
            return null;
        }

        var variables = ImmutableArray<KeyValuePair<string, JsonElement>>.Empty;
        if (data.Member("variables_data") is { ValueKind: JsonValueKind.Object } values)
        {
            variables = [.. values.EnumerateObject().Select(static value => KeyValuePair.Create(JsonAttributes.Name(value), value.Value))];
        }

        return new ServedChange(featureId, variables);
    }

    private ServedAudience? ReadAudience(JsonElement element) =>
        ReadRuleSet(element) is { } set
            ? new ServedAudience(set.Id, set.Key, element.TextMember("type") == "permanent", set.Rules)
            : null;

    private ServedRuleSet? ReadRuleSet(JsonElement element)
    {
        if (element.IdentifierMember("id") is not { } id)
        {
            Report("It needs an id; it is left out.");
            return null;
        }

        return new ServedRuleSet(id, element.TextMember("key"), ReadRules(element, "rules"));
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

        return new ServedRules(Lists(rules, "OR", entry => Lists(entry, "AND", group => List(group, "OR_WHEN", ReadRule))));
    }

    private ServedRule? ReadRule(JsonElement element)
    {
        if (!IsObject(element))
        {
            return null;
        }

        var matching = element.Member("matching");
        var rule = new ServedRule(
            element.TextMember("rule_type"),
            element.TextMember("key"),
            element.Member("value") is { } value ? JsonAttributes.Read(value) : default(AttributeValue?),
            matching?.TextMember("match_type"),
            matching?.Member("negated") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            });
        return rule;
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
        List(owner, name, static element => JsonReading.Identifier(element) ?? "");

    private ImmutableArray<T> List<T>(JsonElement owner, string name, Func<JsonElement, T?> read)
        where T : class
    {
        var items = ImmutableArray.CreateBuilder<T>();
        ForEach(owner, name, element =>
        {
            if (read(element) is { } item)
            {
                items.Add(item);
            }
        });
        return items.DrainToImmutable();
    }

    private ImmutableArray<ImmutableArray<T>> Lists<T>(JsonElement owner, string name, Func<JsonElement, ImmutableArray<T>> read)
    {
        var items = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        ForEach(owner, name, element => items.Add(read(element)));
        return items.DrainToImmutable();
    }

    private void ForEach(JsonElement owner, string name, Action<JsonElement> read)
    {
        if (owner.Member(name) is not { ValueKind: not JsonValueKind.Null } list)
        {
            return;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Report($"A list is expected here, not {Kind(list)}; it counts as empty.", name);
            return;
        }

        var position = 0;
        foreach (var element in list.EnumerateArray())
        {
            place.Push((name, position++));
            read(element);
            place.Pop();
        }
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
