namespace ConvertTyped.Load;

/// <summary>Looks at this process and at a queue ten times a second, and keeps the most of everything it saw.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource stopping = new();
    private readonly Task looking;

    public Watch(LoadedApp app) => looking = LookAsync(app);

    public int Held { get; private set; }

    public long HeapBytes { get; private set; }

    public long WorkingSetBytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await looking;
        stopping.Dispose();
    }

    private async Task LookAsync(LoadedApp app)
    {
        while (!stopping.IsCancellationRequested)
        {
            Held = Math.Max(Held, app.Held);
            HeapBytes = Math.Max(HeapBytes, GC.GetTotalMemory(forceFullCollection: false));
            WorkingSetBytes = Math.Max(WorkingSetBytes, Environment.WorkingSet);
            await Task.Delay(Interval, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
