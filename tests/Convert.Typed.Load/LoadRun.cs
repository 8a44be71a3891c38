using System.Diagnostics;

namespace ConvertTyped.Load;

/// <summary>Puts a load on an app, waits until its events were sent, and asks both sides.</summary>
internal static class LoadRun
{
    /// <param name="name">What the load is.</param>
    /// <param name="configure">Sets options of the client; null leaves the defaults.</param>
    /// <param name="withOutbox">Whether events are kept on disk, too.</param>
    /// <param name="load">Makes visits, and says how many events those make.</param>
    public static async Task<LoadResult> OfAsync(string name, Action<ConvertOptions>? configure, bool withOutbox, Func<LoadedApp, Task<long>> load)
    {
        Progress.Begin(name);
        var options = new ConvertOptions();
        configure?.Invoke(options);

        using var requests = new RequestCount();
        await using var app = await LoadedApp.StartAsync(configure, withOutbox);
        var watch = new Watch(app);
        var start = Stopwatch.GetTimestamp();
        long made;
        TimeSpan producing;
        await using (watch)
        {
            made = await load(app);
            producing = Stopwatch.GetElapsedTime(start);
            await app.FlushAsync();
        }

        var untilSent = Stopwatch.GetElapsedTime(start);
        return new LoadResult
        {
            Name = name,
            Made = made,
            Producing = producing,
            UntilSent = untilSent,
            Ledger = app.Ledger,
            Capacity = options.Tracking.QueueCapacity,
            MostHeld = watch.Held,
            Requests = requests.Value,
            Server = await app.ReadServerAsync(),
            HeapBytes = watch.HeapBytes,
            WorkingSetBytes = watch.WorkingSetBytes,
        };
    }
}
