using System.Globalization;
using System.Text;

namespace ConvertTyped.Load;

/// <summary>All results as Markdown, and what they fail to show.</summary>
internal sealed class LoadReport(bool isQuick)
{
    private readonly StringBuilder text = new();
    private readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    public void Add(params IReadOnlyList<LoadResult> loads)
    {
        failures.AddRange(loads.SelectMany(static load => load.Failures()));
        Row(["", .. loads.Select(static load => load.Name)]);
        Row(["---", .. loads.Select(static _ => "---:")]);
        Row("accepted", loads, static load => $"{load.Ledger.Accepted:N0}");
        Row("sent", loads, static load => $"{load.Ledger.Sent:N0}");
        Row("counted by the server", loads, static load => $"{load.Server.Events:N0}");
        Row("dropped", loads, static load => $"{load.Ledger.Dropped.Total:N0}");
        Row("most events held, of places", loads, static load => $"{load.MostHeld:N0} of {load.Capacity:N0}");
        Row("requests", loads, static load => $"{load.Server.Requests:N0}");
        Row("bytes in their bodies", loads, static load => Megabytes(load.Server.Bytes));
        Row("time to make the events", loads, static load => Seconds(load.Producing));
        Row("time until all were sent", loads, static load => Seconds(load.UntilSent));
        Row("peak managed heap", loads, static load => Megabytes(load.HeapBytes));
        Row("peak working set", loads, static load => Megabytes(load.WorkingSetBytes));
        text.AppendLine();
    }

    public void Add(MemoryResult memory)
    {
        failures.AddRange(memory.Failures());
        Row("a queue that is full", "");
        Row("---", "---:");
        Row("most events held, of places", $"{memory.MostHeld:N0} of {memory.Capacity:N0}");
        Row("managed heap when it is full", Megabytes(memory.FullBytes));
        Row($"managed heap {memory.Flood:N0} events later, {memory.Dropped:N0} of them dropped", Megabytes(memory.FloodedBytes));
        text.AppendLine();
    }

    public void Add(IReadOnlyList<CostResult> costs)
    {
        failures.AddRange(costs.SelectMany(static cost => cost.Failures()));
        Row("cost of one event", "empty queue", "full queue", "ratio");
        Row("---", "---:", "---:", "---:");
        foreach (var cost in costs)
        {
            Row(cost.Name, $"{cost.EmptyNanoseconds:F0} ns", $"{cost.FullNanoseconds:F0} ns", cost.Ratio.ToString("F2", CultureInfo.InvariantCulture));
        }

        text.AppendLine();
    }

    public override string ToString() =>
        $"""
        {text}Made by `dotnet run -c Release --project tests/Convert.Typed.Load{(isQuick ? " -- --quick" : "")}` on {Environment.ProcessorCount} cores: one client with default options (its queue holds all visitors where they come at full speed), HTTP to a server in another process of the same machine that waits {LoadServer.Latency.TotalMilliseconds:F0} ms per request, one request in flight. Costs are medians of rounds that take turns.
        """;

    private static string Megabytes(long bytes) => $"{bytes / 1_000_000.0:F1} MB";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:F1} s";

    private void Row(string name, IReadOnlyList<LoadResult> loads, Func<LoadResult, string> value) => Row([name, .. loads.Select(value)]);

    private void Row(params ReadOnlySpan<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
}
