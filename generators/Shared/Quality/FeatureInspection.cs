using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>Looks at features, at the experiences that carry them, and at the values of their variables.</summary>
internal static class FeatureInspection
{
    public static IEnumerable<ConfigFinding> Inspect(JsonValue config)
    {
        var experiences = Served.Items(config, "experiences");
        var carriers = Served.Carriers(config);
        foreach (var feature in Served.Items(config, "features"))
        {
            var carrying = carriers[Served.Id(feature["id"]) ?? ""].ToList();
            if (carrying.Count == 0)
            {
                yield return new(FindingKind.FeatureWithoutExperience, $"No experience carries the feature {Served.Name(feature)}, so it is never on.", Served.Place(feature));
            }
            else if (TwoThatRunTogether(carrying) is var (first, second))
            {
                yield return new(
                    FindingKind.FeatureOfSeveralExperiences,
                    $"The feature {Served.Name(feature)} is carried by the running experiences {Served.Name(first)} and {Served.Name(second)}. A visitor of both gets the values of the first that turns it on.",
                    Served.Place(feature));
            }
        }

        var types = TypesOf(config);
        foreach (var finding in experiences.SelectMany(experience => Values(experience, types)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<ConfigFinding> Values(JsonValue experience, Dictionary<(string Feature, string Variable), VariableType> types)
    {
        foreach (var variation in Served.Items(experience, "variations"))
        {
            foreach (var change in Served.FeatureChanges(variation))
            {
                var feature = Served.Id(change["data"]?["feature_id"]) ?? "";
                foreach (var value in change["data"]?["variables_data"]?.Members ?? [])
                {
                    if (types.TryGetValue((feature, value.Name), out var type) && !Reads(value.Value, type))
                    {
                        yield return new(
                            FindingKind.ValueOfAnotherType,
                            $"Variation {Served.Name(variation)} of experience {Served.Name(experience)} sets the variable {JsonQuote.Quote(value.Name)} to {Show(value.Value)}, which does not read as {WordOf(type)}.",
                            value.Value.Span);
                    }
                }
            }
        }
    }

    private static Dictionary<(string Feature, string Variable), VariableType> TypesOf(JsonValue config) => ConfigShapeReader.Read(config).Features
        .Where(static feature => feature.Id is not null)
        .SelectMany(static feature => feature.Variables, static (feature, variable) => (Place: (Feature: feature.Id!, variable.Key), variable.Type))
        .Where(static variable => variable is { Place.Key: not null, Type: not null })
        .GroupBy(static variable => (variable.Place.Feature, Variable: variable.Place.Key!))
        .ToDictionary(static same => same.Key, static same => same.First().Type!.Value);

    // A value that is null is no value of a number; as text it is "null", which a visitor would read.
    private static bool Reads(JsonValue value, VariableType type) => type switch
    {
        VariableType.Boolean => value.Kind is JsonKind.True or JsonKind.False || value is { Kind: JsonKind.Text, Text: "true" or "false" },
        VariableType.Integer => value.Kind == JsonKind.Null || (IsNumber(value) && IsWhole(value)),
        VariableType.Float => value.Kind == JsonKind.Null || IsNumber(value),
        VariableType.Text => value.Kind is JsonKind.Text or JsonKind.Number or JsonKind.True or JsonKind.False,
        _ => value.Kind == JsonKind.Null || CertainValue.Reads(value, VariableType.Json),
    };

    private static bool IsNumber(JsonValue value) =>
        value.Kind is JsonKind.Number or JsonKind.Text && CertainValue.Reads(value, VariableType.Float);

    private static bool IsWhole(JsonValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number % 1) < double.Epsilon;

    private static string WordOf(VariableType type) => type switch
    {
        VariableType.Boolean => "a boolean",
        VariableType.Integer => "an integer",
        VariableType.Float => "a number",
        VariableType.Text => "text",
        _ => "JSON",
    };

    private static string Show(JsonValue value) => value.Kind switch
    {
        JsonKind.Text when value.Text.Length <= 40 => JsonQuote.Quote(value.Text),
        JsonKind.Text => "a long text",
        JsonKind.Number => value.Text,
        JsonKind.True => "true",
        JsonKind.False => "false",
        JsonKind.List => "a list",
        JsonKind.Object => "an object",
        _ => "null",
    };

    private static (JsonValue First, JsonValue Second)? TwoThatRunTogether(IReadOnlyList<JsonValue> carriers)
    {
        var running = carriers.Where(Served.IsRunning).ToList();
        foreach (var first in running)
        {
            if (running.Find(second => second != first && MeetIn(Served.EnvironmentOf(first), Served.EnvironmentOf(second))) is { } second)
            {
                return (first, second);
            }
        }

        return null;

        // An experience without an environment runs in all.
        static bool MeetIn(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;
    }
}
