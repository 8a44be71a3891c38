namespace ConvertTyped.Load;

/// <summary>Distinct visitors as fast as all cores can make them, and a queue that holds all their events.</summary>
internal static class VisitorRush
{
    private const int EventsOfTwoVisits = 4;

    public static Task<LoadResult> RunAsync(LoadPlan plan) => LoadRun.OfAsync(
        $"{plan.RushVisitors:N0} visitors at full speed",
        options => options.Tracking.QueueCapacity = plan.RushVisitors / 2 * EventsOfTwoVisits,
        withOutbox: false,
        app => Task.Run(() => Produce(app, plan.RushVisitors)));

    private static long Produce(LoadedApp app, int visitors)
    {
        var made = 0L;
        Parallel.For(0, visitors, static () => 0L, (number, _, ofThread) => ofThread + app.Visit(number), ofThread => Interlocked.Add(ref made, ofThread));
        return made;
    }
}
