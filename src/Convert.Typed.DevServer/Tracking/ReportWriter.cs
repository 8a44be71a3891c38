using ConvertTyped.DevServer.Configuration;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>Adds events up. Pure: the same events and config give the same report.</summary>
internal static class ReportWriter
{
    public static DevServerReport Write(EventLog log, ConfigurationOutline outline)
    {
        var (events, total) = log.Read();
        return new DevServerReport(
            total,
            total - events.Count,
            events.LongCount(static tracked => tracked.IsDuplicate),
            log.Dropped,
            log.Refused,
            Experiences(events, outline),
            Goals(events.Where(static tracked => tracked.GoalId is not null), outline, outline.Goals.Select(static goal => goal.Id).OfType<string>()));
    }

    private static List<ExperienceReport> Experiences(IReadOnlyList<TrackedEvent> events, ConfigurationOutline outline)
    {
        var bucketings = events.Where(static tracked => tracked.ExperienceId is not null).ToLookup(static tracked => tracked.ExperienceId!, StringComparer.Ordinal);
        var conversions = events
            .SelectMany(static tracked => tracked.BucketingData ?? Enumerable.Empty<KeyValuePair<string, string>>(), static (tracked, place) => (Place: place, Event: tracked))
            .ToLookup(static entry => entry.Place, static entry => entry.Event);

        var ids = outline.Experiences.Select(static experience => experience.Id).OfType<string>()
            .Concat(bucketings.Select(static group => group.Key))
            .Concat(conversions.Select(static group => group.Key.Key))
            .Distinct(StringComparer.Ordinal);
        return [.. ids.Select(id => Experience(id))];

        ExperienceReport Experience(string id)
        {
            var known = outline.Experiences.FirstOrDefault(experience => experience.Id == id);
            var ofVariation = bucketings[id].ToLookup(static tracked => tracked.VariationId!, StringComparer.Ordinal);
            var variations = (known?.Variations.Select(static variation => variation.Id).OfType<string>() ?? [])
                .Concat(ofVariation.Select(static group => group.Key))
                .Concat(conversions.Where(group => group.Key.Key == id).Select(static group => group.Key.Value))
                .Distinct(StringComparer.Ordinal);
            return new ExperienceReport(id, known?.Key, known?.Name, [.. variations.Select(variation => Variation(id, variation, known, ofVariation))]);
        }

        VariationReport Variation(string experience, string id, ExperienceOutline? home, ILookup<string, TrackedEvent> bucketed)
        {
            var known = home?.Variations.FirstOrDefault(variation => variation.Id == id);
            return new VariationReport(
                id,
                known?.Key,
                known?.Name,
                known?.TrafficAllocation,
                bucketed[id].LongCount(),
                bucketed[id].Select(static tracked => tracked.VisitorId).Distinct(StringComparer.Ordinal).LongCount(),
                Goals(conversions[KeyValuePair.Create(experience, id)], outline, []));
        }
    }

    private static List<GoalReport> Goals(IEnumerable<TrackedEvent> conversions, ConfigurationOutline outline, IEnumerable<string> ids)
    {
        var ofGoal = conversions.ToLookup(static tracked => tracked.GoalId!, StringComparer.Ordinal);
        return [.. ids.Concat(ofGoal.Select(static group => group.Key)).Distinct(StringComparer.Ordinal).Select(id => Goal(id, ofGoal[id], outline))];
    }

    private static GoalReport Goal(string id, IEnumerable<TrackedEvent> conversions, ConfigurationOutline outline)
    {
        var known = outline.Goals.FirstOrDefault(goal => goal.Id == id);
        var events = conversions.ToList();
        return new GoalReport(
            id,
            known?.Key,
            known?.Name,
            events.LongCount(static tracked => tracked.GoalData is null),
            events.LongCount(static tracked => tracked.GoalData is not null),
            Sum(events, "amount"),
            Sum(events, "productsCount"));
    }

    private static double Sum(List<TrackedEvent> events, string key) =>
        events.SelectMany(static tracked => tracked.GoalData ?? []).Where(value => value.Key == key).Sum(static value => Number(value.Value));

    private static double Number(System.Text.Json.JsonElement value) => value.ValueKind == System.Text.Json.JsonValueKind.Number ? value.GetDouble() : 0;
}
