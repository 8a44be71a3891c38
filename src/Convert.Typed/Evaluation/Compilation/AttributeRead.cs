using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A rule of a config that reads an attribute. It decides nothing here: it tells what the app's attributes meet.</summary>
/// <param name="Reader">Whose rule it is, as a person would say it: <c>audience 'pro'</c>.</param>
/// <param name="IsOfPlaces">Whether it looks at where a visitor is, not at the visitor.</param>
/// <param name="Rule">The rule; it has a key.</param>
internal sealed record AttributeRead(string Reader, bool IsOfPlaces, ServedRule Rule)
{
    /// <summary>All rules of a config that read one.</summary>
    public static IEnumerable<AttributeRead> AllOf(ServedConfiguration served) =>
        served.Audiences.SelectMany(static audience => Of("audience", audience.Key ?? audience.Id, audience.Rules, isOfPlaces: false))
            .Concat(served.Segments.SelectMany(static segment => Of("segment", segment.Key ?? segment.Id, segment.Rules, isOfPlaces: false)))
            .Concat(served.Goals.SelectMany(static goal => Of("goal", goal.Key ?? goal.Id, goal.Rules, isOfPlaces: false)))
            .Concat(served.Locations.SelectMany(static location => Of("location", location.Key ?? location.Id, location.Rules, isOfPlaces: true)))
            .Concat(served.Experiences.SelectMany(static experience => Of("the site area of experience", experience.Key ?? experience.Id, experience.SiteArea, isOfPlaces: true)));

    private static IEnumerable<AttributeRead> Of(string owner, string key, ServedRules? rules, bool isOfPlaces) => (rules?.All ?? [])
        .Where(static rule => rule.Key is not null)
        .Select(rule => new AttributeRead($"{owner} '{key}'", isOfPlaces, rule));
}
