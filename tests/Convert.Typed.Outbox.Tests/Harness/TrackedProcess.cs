using ConvertTyped.Attributes;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Outbox.Tests;

/// <summary>
/// What a process does with its queue and its outbox, one step after the other, and beside it what is known of each event.
/// </summary>
internal sealed class TrackedProcess
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly TrackingOptions options = new() { BatchSize = 1, RequestsInFlight = 2, QueueCapacity = 10_000 };
    private readonly IEventOutbox outbox;
    private readonly LeavingOutbox journals;
    private readonly EventQueue queue;
    private readonly EventKeeper keeper;
    private readonly List<string> unwritten = [];
    private readonly List<string> finished = [];

    // What made way since the outbox was last looked through for such events.
    private readonly List<string> dropped = [];
    private readonly List<string> all;
    private readonly bool atLeastOnce;

    /// <param name="folder">Where its outbox is.</param>
    /// <param name="atLeastOnce">Whether what was in a request is sent again.</param>
    /// <param name="restored">What the process before it left, in order.</param>
    /// <param name="places">How many events its queue holds, once it has those.</param>
    /// <param name="watch">Puts something between the queue and its outbox.</param>
    public TrackedProcess(string folder, bool atLeastOnce, IEnumerable<string> restored, int places = 10_000, Func<IEventOutbox, IEventOutbox>? watch = null)
    {
        this.atLeastOnce = atLeastOnce;
        options.AtLeastOnce = atLeastOnce;
        all = [.. restored];
        journals = new LeavingOutbox(new SqliteOutbox(new OutboxOptions { Folder = folder }, time));
        outbox = watch?.Invoke(journals) ?? journals;
        queue = new EventQueue(options, time);
        var route = new EventRoute(static (_, _, _) => throw new NotSupportedException(), static () => throw new NotSupportedException(), Destination: "somewhere");
        keeper = new EventKeeper(outbox, queue, route, options, new TrackingServices { Time = time });
        keeper.Start();
        options.QueueCapacity = places;
    }

    public TrackingLedger Ledger => queue.Ledger;

    /// <summary>What was sent, each as "visitor number".</summary>
    public IReadOnlyList<string> Sent => finished;

    /// <summary>What waits, each as "visitor number", in the order of its lane.</summary>
    public List<string> Waiting
    {
        get
        {
            var copies = new QueuedEvent[options.QueueCapacity];
            List<string> names = [];
            foreach (var lane in queue.Lanes)
            {
                names.AddRange(copies[..queue.CopyWaiting(lane, long.MinValue, copies)].Select(NameOf));
            }

            return names;
        }
    }

    public void Append(int visitor, int number)
    {
        var name = $"{visitor} {number}";
        var waited = Waiting;
        if (!queue.Add(TrackedEvent.Conversion($"{visitor}", Remembered.Nothing, $"{number}", data: null)))
        {
            return;
        }

        dropped.AddRange(waited.Except(Waiting));
        all.Add(name);
        unwritten.Add(name);
    }

    public void Write()
    {
        time.Advance(outbox.WriteInterval);
        ForgetDropped();
        unwritten.Clear();
    }

    /// <summary>Sends everything, until nothing is left here or in the outbox.</summary>
    public void SendAll()
    {
        do
        {
            for (var lane = 0; lane < queue.Lanes.Length; lane++)
            {
                Take(lane);
                Begin(lane, share: EventBatch.MostEvents - 1);
                Complete(lane);
            }

            Write();
        }
        while (Ledger is { Queued: > 0 } or { InFlight: > 0 });
    }

    public void Take(int number)
    {
        if (Lane(number).Batch.Count == 0)
        {
            queue.Next(Lane(number));
        }
    }

    public void Begin(int number, int share)
    {
        var lane = Lane(number);
        if (lane.Batch is { Count: > 0, InRequest: 0 })
        {
            keeper.Group(lane);
            keeper.Begin(lane, 1 + (share % lane.Batch.Count));
            unwritten.RemoveAll(name => lane.Batch.Events.ToArray().Any(one => NameOf(one) == name));
        }
    }

    public void Refuse(int number)
    {
        if (Lane(number).Batch.InRequest > 0)
        {
            keeper.Begin(Lane(number), 0);
        }
    }

    public void Complete(int number)
    {
        var lane = Lane(number);
        finished.AddRange(lane.Batch.Events[..lane.Batch.InRequest].ToArray().Select(NameOf));
        if (lane.Batch.InRequest > 0)
        {
            keeper.Settle(lane, lane.Batch.InRequest);
        }
    }

    public void PutBack(int number)
    {
        var lane = Lane(number);
        unwritten.RemoveAll(name => lane.Batch.Events.ToArray().Any(one => NameOf(one) == name));
        if (lane.Batch.Count > 0)
        {
            keeper.PutBack(lane, TimeSpan.Zero, isAsked: false);
            ForgetDropped();
        }
    }

    /// <summary>Ends as disposing ends it.</summary>
    /// <inheritdoc cref="Leave"/>
    public List<string> Close()
    {
        keeper.Close();
        ForgetDropped();
        unwritten.Clear();
        var left = Leave();
        Assert.Equal((left.Count, 0, 0), (Ledger.Kept, Ledger.Queued, Ledger.InFlight));
        return left;
    }

    /// <summary>Ends where it is.</summary>
    /// <returns>What the next process must find, in order.</returns>
    public List<string> Leave()
    {
        journals.Leave();
        var inRequest = queue.Lanes.ToArray().SelectMany(static lane => lane.Batch.Events[..lane.Batch.InRequest].ToArray()).Select(NameOf);
        return [.. all.Except(unwritten).Except(finished).Except(atLeastOnce ? [] : inRequest)];
    }

    private void ForgetDropped()
    {
        all.RemoveAll(dropped.Contains);
        dropped.Clear();
    }

    private static string NameOf(QueuedEvent queued) => $"{queued.Event.VisitorId} {queued.Event.GoalId}";

    private EventLane Lane(int number) => queue.Lanes[number % queue.Lanes.Length];
}
