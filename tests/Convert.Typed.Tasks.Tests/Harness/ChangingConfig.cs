using System.Text.Json.Nodes;

namespace ConvertTyped.Tasks.Tests.Harness;

/// <summary>A project in Convert on which people work: each step does what somebody does there. A number always gives the same project.</summary>
internal sealed class ChangingConfig
{
    private static readonly string[] Keys = ["plan", "visits", "newsletter", "country", "browser", "url", "city"];
    private static readonly string[] RuleTypes = ["generic_text_key_value", "generic_numeric_key_value", "generic_bool_key_value"];
    private static readonly string[] MatchTypes = ["equals", "contains", "less", "isIn", "exists"];
    private static readonly string[] VariableTypes = ["boolean", "integer", "float", "string", "json"];

    private static readonly string[] Documents =
    [
        """{"title": "Sale", "slides": [{"image": "a.png"}]}""",
        """{"title": "Sale", "slides": [{"image": "a.png", "link": {"url": "/"}}], "width": 3}""",
        """{"title": 7, "slides": [{"image": null}], "width": 3.5}""",
        """{"title": "Sale", "slides": {"first": true}}""",
        """{"width": 3}""",
        "[]",
        "null",
    ];

    private readonly Random random;
    private readonly JsonObject config = JsonNode.Parse(ShopProject.Quickstart)!.AsObject();
    private readonly List<(JsonArray List, JsonNode Part)> paused = [];
    private int fresh;

    public ChangingConfig(int seed)
    {
        random = new Random(seed);
        for (var steps = random.Next(20); steps > 0; steps--)
        {
            Step();
        }
    }

    /// <summary>What is served now.</summary>
    public string Json => config.ToJsonString();

    /// <summary>Does a few things to it.</summary>
    public void Work()
    {
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            Step();
        }
    }

    private void Step()
    {
        switch (random.Next(19))
        {
            case 0:
                Remove(List("features"));
                break;
            case 1:
                Remove(List("experiences"));
                break;
            case 2:
                Remove(List("goals", "segments", "audiences", "locations"));
                break;
            case 3:
                Remove(Of("features", "variables"));
                break;
            case 4:
                Remove(Of("experiences", "variations"));
                break;
            case 5:
                Remove(Of("variations", "changes"));
                break;
            case 6:
                Rename(List("features", "experiences", "goals", "segments"));
                break;
            case 7:
                Rename(Of("experiences", "variations"));
                break;
            case 8:
                Of("features", "variables")?.Add(new JsonObject { ["key"] = $"fresh-{fresh++}", ["type"] = Pick(VariableTypes) });
                break;
            case 9 when Any(Of("features", "variables")) is { } variable:
                variable["type"] = Pick(VariableTypes);
                break;
            case 10:
                SetValue();
                break;
            case 11 or 12:
                ChangeRule();
                break;
            case 13:
                Copy(List("features", "experiences", "goals", "segments"));
                break;
            case 14:
                Copy(Of("experiences", "variations"));
                break;
            case 15 when Any(List("goals")) is { } goal:
                goal["type"] = Pick("revenue", "visits_page", "advanced");
                break;
            case 16 or 17 or 18:
                Resume();
                break;
            default:
                break;
        }
    }

    private void SetValue()
    {
        if (Any(Of("variations", "changes"))?["data"]?["variables_data"] is JsonObject values)
        {
            var feature = List("features").Select(static feature => feature!["variables"]).OfType<JsonArray>().SelectMany(static variables => variables).OfType<JsonNode>().ToList();
            if (feature.Count > 0)
            {
                values[(string)Pick([.. feature])["key"]!] = JsonNode.Parse(random.Next(3) == 0 ? Pick("1", "2.5", "true", "\"text\"", "\"7\"") : Pick(Documents));
            }
        }
    }

    private void ChangeRule()
    {
        if (Any(List("audiences", "segments", "goals", "locations")) is { } owner)
        {
            owner["rules"] = Rules();
        }
    }

    private JsonObject Rules()
    {
        var rule = new JsonObject
        {
            ["rule_type"] = Pick(RuleTypes),
            ["key"] = Pick(Keys),
            ["value"] = JsonNode.Parse(Pick("\"pro\"", "\"pro|team\"", "\"CH\"", "5", "\"5\"", "true")),
            ["matching"] = new JsonObject { ["match_type"] = Pick(MatchTypes), ["negated"] = false },
        };
        return new() { ["OR"] = new JsonArray(new JsonObject { ["AND"] = new JsonArray(new JsonObject { ["OR_WHEN"] = new JsonArray(rule) }) }) };
    }

    private JsonArray List(params string[] names) => config[Pick(names)]!.AsArray();

    /// <summary>A list that some part of the config has; null when none has it.</summary>
    private JsonArray? Of(string owners, string list)
    {
        var all = owners == "variations"
            ? List("experiences").SelectMany(static experience => experience!["variations"]?.AsArray() ?? [])
            : List(owners);
        var lists = all.Select(owner => owner![list]).OfType<JsonArray>().ToArray();
        return lists.Length == 0 ? null : Pick(lists);
    }

    private void Remove(JsonArray? list)
    {
        if (Any(list) is { } part)
        {
            list!.Remove(part);
            paused.Add((list, part));
        }
    }

    /// <summary>Puts back what was taken away, often with less or with something else than it had.</summary>
    private void Resume()
    {
        if (paused.Count == 0)
        {
            return;
        }

        var (list, part) = Pick([.. paused]);
        paused.Remove((list, part));
        if (random.Next(3) > 0)
        {
            ChangeWithin(part);
        }

        list.Add(part);
    }

    private void ChangeWithin(JsonNode part)
    {
        switch (part)
        {
            case JsonObject { Count: > 0 } when part["variables"] is JsonArray variables && Any(variables) is { } variable:
                if (random.Next(2) == 0)
                {
                    variables.Remove(variable);
                }
                else
                {
                    variable["type"] = Pick(VariableTypes);
                }

                break;
            case JsonObject when part["variations"] is JsonArray variations:
                Remove(variations);
                break;
            case JsonObject when part["rules"] is not null && random.Next(2) == 0:
                part["rules"] = Rules();
                break;
            case JsonObject when part["type"] is not null && part["rules"] is not null:
                part["type"] = Pick("revenue", "visits_page", "advanced");
                break;
            default:
                break;
        }
    }

    private void Rename(JsonArray? list)
    {
        if (Any(list) is { } part)
        {
            part["key"] = random.Next(3) == 0 ? Pick(Keys) : $"fresh-{fresh++}";
        }
    }

    /// <summary>As when somebody makes a thing anew: under the same key, with another id; or another thing of the same form.</summary>
    private void Copy(JsonArray? list)
    {
        if (Any(list) is { } part)
        {
            var copy = part.DeepClone();
            copy["id"] = $"{900_000_000 + fresh}";
            if (random.Next(2) == 0)
            {
                list!.Remove(part);
            }
            else
            {
                copy["key"] = $"fresh-{fresh}";
            }

            fresh++;
            list!.Add(copy);
        }
    }

    private JsonNode? Any(JsonArray? list) => list is { Count: > 0 } ? list[random.Next(list.Count)] : null;

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
}
