using System.Text.Json;
using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>Compares a config with what the app was built from.</summary>
/// <remarks>What is new is no drift: the app does not ask for it.</remarks>
internal sealed class DriftComparison
{
    private readonly CompiledConfiguration configuration;
    private readonly List<ConfigurationDrift> found = [];

    private DriftComparison(CompiledConfiguration configuration) => this.configuration = configuration;

    public static IReadOnlyList<ConfigurationDrift> Compare(ConfigurationShape shape, CompiledConfiguration configuration)
    {
        var comparison = new DriftComparison(configuration);
        foreach (var feature in shape.Features)
        {
            comparison.Compare(feature);
        }

        comparison.found.AddRange(ExperienceComparison.Compare(shape, configuration));
        foreach (var goal in shape.Goals)
        {
            comparison.Compare(goal);
        }

        comparison.found.AddRange(AttributeComparison.Compare(shape.Attributes, configuration.AttributeReads));
        return comparison.found;
    }

    private void Compare(FeatureShape shape)
    {
        if (!configuration.FeaturesByKey.TryGetValue(shape.Key, out var feature))
        {
            var renamed = configuration.FeaturesByKey.Values.FirstOrDefault(other => other.Id == shape.Id)?.Key;
            Report(DriftKind.FeatureMissing, shape.Key, $"The feature '{shape.Key}' ({shape.Member}) is not in the config: it is off for everybody. {Renamed(shape.Id, renamed)}");
            return;
        }

        foreach (var variable in shape.Variables)
        {
            Compare(shape, variable, feature);
        }
    }

    private void Compare(FeatureShape shape, VariableShape variable, CompiledFeature feature)
    {
        var name = $"The variable '{variable.Key}' ({shape.Member}.{variable.Member})";
        var position = feature.PositionOf(variable.Key);
        if (position < 0)
        {
            Report(DriftKind.VariableMissing, shape.Key, $"{name} is not in the config: it has no value{TryGetIsFalse(variable)}. Save the config as the new snapshot, and correct what does not compile then.");
        }
        else if (feature.Variables[position].Type != variable.Type)
        {
            Report(DriftKind.VariableTypeChanged, shape.Key, $"{name} is of type {feature.Variables[position].Type ?? "none"} in the config and was {variable.Type} when the app was built: {Reading(feature.Variables[position].Type, variable)}. Change it back in Convert, or save the config as the new snapshot.");
        }
        else if (variable.IsAlwaysSet && VariationWithout(feature, position, variable.Type) is { } place)
        {
            Report(DriftKind.VariableNotSet, shape.Key, $"{name} has no value in {place}, and had one in every variation when the app was built: TryGet is false there. Give it a value in Convert, or save the config as the new snapshot.");
        }
    }

    private void Compare(GoalShape shape)
    {
        if (!configuration.GoalsByKey.TryGetValue(shape.Key, out var goal))
        {
            var renamed = configuration.GoalsByKey.Values.FirstOrDefault(other => other.Id == shape.Id)?.Key;
            Report(DriftKind.GoalMissing, shape.Key, $"The goal '{shape.Key}' is not in the config: it is not tracked. {Renamed(shape.Id, renamed)}");
            return;
        }

        if (goal.HasTransactions != shape.HasTransactions)
        {
            Report(DriftKind.GoalTypeChanged, shape.Key, $"The goal '{shape.Key}' ({shape.Member}) {(goal.HasTransactions ? "takes the worth of a conversion in the config, and the app gives none" : "takes no worth of a conversion in the config, and the app gives one")}. Save the config as the new snapshot, and correct what does not compile then.");
        }

        if (goal.AttributeKeys.FirstOrDefault(key => !shape.AttributeKeys.Contains(key)) is { } unknown)
        {
            Report(DriftKind.GoalRulesChanged, shape.Key, $"The goal '{shape.Key}' ({shape.Member}) has a rule on '{unknown}' in the config, which {(shape.AttributeKeys.Count == 0 ? "the app does not ask: it tracks the goal whatever the rule says" : "the app does not give: that rule matches nobody")}. Save the config as the new snapshot, and give '{unknown}' when you track the goal.");
        }
    }

    private static string? VariationWithout(CompiledFeature feature, int position, string type) => feature.Carriers
        .SelectMany(static carrier => carrier.Variations, static (carrier, variation) => (carrier, variation))
        .Where(at => at.variation.ChangeOf(feature) is { } change && !IsRead(change.Values[position], type))
        .Select(static at => $"variation '{at.variation.Key ?? at.variation.Id}' of '{at.carrier.Key ?? at.carrier.Id}'")
        .FirstOrDefault();

    private static bool IsRead(object? value, string type) => type switch
    {
        "boolean" => value is bool,
        "integer" => value is long,
        "float" => value is double,
        "json" => value is JsonElement,
        _ => value is string,
    };

    // A value of a type that nobody knows is not cast, so it may be what the app expects.
    private static string Reading(string? type, VariableShape variable) => VariableCast.IsKnown(type)
        ? $"its value is not read{TryGetIsFalse(variable)}"
        : "its value is read only where it is served as one";

    private static string TryGetIsFalse(VariableShape variable) => variable.IsAlwaysSet ? ", and TryGet is false" : "";

    private static string Renamed(string? id, string? key) => key is null
        ? "Restore it in Convert, or remove it from the code."
        : $"Its key is '{key}' now (id {id}): save the config as the new snapshot, or give it its old key in Convert.";

    private void Report(DriftKind kind, string key, string message) => found.Add(new(kind, key, message));
}
