using ConvertTyped;
using Spectre.Console;

namespace Shop;

/// <summary>What one visitor gets, and why.</summary>
internal sealed class FeatureTable(Visitor visitor)
{
    private readonly Table table = new Table().SimpleBorder()
        .AddColumn("Feature", column => column.NoWrap())
        .AddColumns("", "What they get", "Why");

    public void Add(FeatureDecision decision, string values) => table.AddRow(
        new Text(decision.Key),
        decision.IsEnabled ? new Markup("[green]on[/]") : new Markup("[grey]off[/]"),
        new Text(values),
        new Text(Why(decision), new Style(Color.Grey)));

    public void Write()
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{visitor.Id}[/] {visitor.Attributes} at {visitor.Location?.ToString() ?? "no known place"}");
        AnsiConsole.Write(table);
    }

    private static string Why(FeatureDecision decision) => decision.Reason switch
    {
        DecisionReason.Decided => $"{decision.Experience?.VariationKey} of {decision.Experience?.ExperienceKey}",
        DecisionReason.NotInVariation => $"not in {decision.Experience?.VariationKey} of {decision.Experience?.ExperienceKey}",
        DecisionReason.LocationNotMatched => $"not at a location of {decision.Experience?.ExperienceKey}",
        DecisionReason.AudienceNotMatched => $"not in the audience of {decision.Experience?.ExperienceKey}",
        DecisionReason.NotInTraffic => $"not in the traffic of {decision.Experience?.ExperienceKey}",
        DecisionReason.CarriedByNoExperience => "no experience carries it",
        var reason => reason.ToString(),
    };
}
