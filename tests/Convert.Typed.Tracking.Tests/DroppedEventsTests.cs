namespace ConvertTyped.Tracking.Tests;

public sealed class DroppedEventsTests
{
    private static readonly DroppedEvents Dropped = new()
    {
        QueueFull = 1, Refused = 20, Unanswered = 300, TooLarge = 4_000, Unwritable = 50_000, Disposed = 600_000, Expired = 7_000_000, Unreadable = 80_000_000,
    };

    [Fact]
    public void Every_reason_counts_in_the_total() => Assert.Equal(87_654_321, Dropped.Total);

    [Fact]
    public void Every_reason_is_said() => Assert.Equal(
        "queue full 1, refused 20, unanswered 300, too large 4000, unwritable 50000, disposed 600000, expired 7000000, unreadable 80000000",
        Dropped.ToString());
}
