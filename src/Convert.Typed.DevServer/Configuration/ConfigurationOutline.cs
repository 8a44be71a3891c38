using System.Text.Json;

namespace ConvertTyped.DevServer.Configuration;

/// <summary>What people want to see of a config, in its order.</summary>
internal sealed record ConfigurationOutline(
    string? Project,
    IReadOnlyList<string> Environments,
    IReadOnlyList<FeatureOutline> Features,
    IReadOnlyList<ExperienceOutline> Experiences,
    IReadOnlyList<GoalOutline> Goals)
{
    public static ConfigurationOutline Read(JsonElement root)
    {
        var project = root.Member("project") ?? default;
        var features = root.ListMember("features").Select(ReadFeature).ToList();
        return new ConfigurationOutline(
            project.TextMember("name"),
            project.Member("environments") is { ValueKind: JsonValueKind.Object } environments ? [.. environments.EnumerateObject().Select(static environment => environment.Name)] : [],
            features,
            [.. root.ListMember("experiences").Select(experience => ReadExperience(experience, features))],
            [.. root.ListMember("goals").Select(static goal => new GoalOutline(goal.IdentifierMember("id"), goal.TextMember("key"), goal.TextMember("name")))]);
    }

    private static FeatureOutline ReadFeature(JsonElement feature) => new(
        feature.IdentifierMember("id"),
        feature.TextMember("key"),
        feature.TextMember("name"),
        [.. feature.ListMember("variables").Select(static variable => new VariableOutline(variable.TextMember("key"), variable.TextMember("type")))]);

    private static ExperienceOutline ReadExperience(JsonElement experience, List<FeatureOutline> features) => new(
        experience.IdentifierMember("id"),
        experience.TextMember("key"),
        experience.TextMember("name"),
        experience.TextMember("status"),
        experience.TextMember("environment"),
        [.. experience.ListMember("variations").Select(variation => ReadVariation(variation, features))]);

    private static VariationOutline ReadVariation(JsonElement variation, List<FeatureOutline> features) => new(
        variation.IdentifierMember("id"),
        variation.TextMember("key"),
        variation.TextMember("name"),
        variation.TextMember("status"),
        variation.PercentMember("traffic_allocation"),
        [.. variation.ListMember("changes")
            .Where(static change => change.TextMember("type") == "fullStackFeature")
            .Select(static change => change.Member("data")?.IdentifierMember("feature_id"))
            .Select(id => features.Find(feature => feature.Id == id)?.Key ?? id)
            .OfType<string>()
            .Distinct()]);
}
