using System.Globalization;
using ConvertTyped;
using Spectre.Console;

namespace Shop;

/// <summary>How many of many visitors each variation of an experience gets, beside how many it should.</summary>
internal static class TrafficChart
{
    public static void Write(Experience experience, Func<int, Visitor> visitorOf, int visitors)
    {
        var counts = Enumerable.Range(0, visitors)
            .Select(number => experience.Peek(visitorOf(number)).VariationId ?? "")
            .CountBy(static variationId => variationId)
            .ToDictionary();
        double Share(string? variationId) => Math.Round(100.0 * counts.GetValueOrDefault(variationId ?? "") / visitors, 1);

        var arms = experience.Explain(visitorOf(0)).Arms;
        var chart = new BarChart().Width(76).WithMaxValue(100).UseValueFormatter(static share => share.ToString("00.0", CultureInfo.InvariantCulture));
        foreach (var arm in arms)
        {
            chart.AddItem($"{arm.VariationKey}, configured {arm.Percent} %", Share(arm.VariationId), Color.Green);
        }

        var outside = 100 - arms.Sum(static arm => arm.Percent);
        if (outside > 0)
        {
            chart.AddItem($"not in traffic, configured {outside} %", Share(null), Color.Grey);
        }

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{experience.Key}[/]: {visitors:N0} visitors, measured shares in percent");
        AnsiConsole.Write(chart);
    }
}
