using ConvertTyped.DevServer.Configuration;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>The events of a request in one line.</summary>
internal static class TrackText
{
    private const int Longest = 4;

    public static string Summarize(IReadOnlyList<SentEvent> events, ConfigurationOutline outline)
    {
        var texts = events.Take(Longest).Select(sent => Describe(sent.Event, outline));
        return string.Join("; ", events.Count > Longest ? texts.Append($"and {events.Count - Longest} more") : texts);
    }

    private static string Describe(TrackedEvent tracked, ConfigurationOutline outline)
    {
        if (tracked.Kind == TrackedEventKind.Conversion)
        {
            var goal = outline.Goals.FirstOrDefault(goal => goal.Id == tracked.GoalId)?.Key ?? $"unknown goal {tracked.GoalId}";
            var values = tracked.GoalData is { } data ? $" ({string.Join(", ", data.Select(static value => $"{value.Key} {value.Value.GetRawText()}"))})" : "";
            return $"{tracked.VisitorId} reached {goal}{values}";
        }

        var experience = outline.Experiences.FirstOrDefault(experience => experience.Id == tracked.ExperienceId);
        var variation = experience?.Variations.FirstOrDefault(variation => variation.Id == tracked.VariationId);
        return $"{tracked.VisitorId} in {experience?.Key ?? $"unknown experience {tracked.ExperienceId}"}/{variation?.Key ?? $"unknown variation {tracked.VariationId}"}";
    }
}
