namespace ConvertTyped.Tracking;

/// <summary>A call that waits until all events below a number were sent or dropped.</summary>
internal sealed class Flush(long number)
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number => number;

    public Task Completion => completion.Task;

    public void Complete() => completion.TrySetResult();
}
