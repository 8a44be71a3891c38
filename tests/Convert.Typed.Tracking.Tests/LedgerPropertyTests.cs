using System.Collections.Concurrent;
using ConvertTyped.Transport;
using CsCheck;

namespace ConvertTyped.Tracking.Tests;

/// <summary>
/// The queue under random loads from real threads, with a service that answers at random: whatever happens, every copy of the
/// ledger adds up, the bound holds, and the events of a visitor arrive in order and are never in two requests at once.
/// </summary>
public sealed class LedgerPropertyTests
{
    private static readonly TrackOutcome[] Outcomes = Enum.GetValues<TrackOutcome>();

    [Fact]
    public void The_ledger_adds_up_at_every_moment() => Loads.Sample(static load => RunAsync(load).GetAwaiter().GetResult(), iter: 60, threads: 1);

    private static Gen<Load> Loads { get; } = Gen.Select(
        Gen.Int[10, 200], Gen.Enum<QueueFullMode>(), Gen.Int[1, 4], Gen.Bool, Gen.Int[1, 4], Gen.Int[0, 400], Gen.Bool, Gen.Int[0, 1_000_000],
        static (capacity, mode, lanes, atLeastOnce, threads, events, endsAtOnce, seed) => new Load(capacity, mode, lanes, atLeastOnce, threads, events, endsAtOnce, seed));

    private static async Task RunAsync(Load load)
    {
        var options = new TrackingOptions
        {
            QueueCapacity = load.Capacity,
            FullMode = load.Mode,
            RequestsInFlight = load.Lanes,
            AtLeastOnce = load.AtLeastOnce,
            BatchSize = 1 + (load.Seed % 10),
        };
        var service = new RandomService(load.Seed);

        // Waits after failures are over at once.
        var tracking = new ConvertTracking(
            options,
            new EventRoute(service.SendAsync, static () => Configuration.ConfigurationIdentity.None),
            new TrackingServices { Random = new FixedRandom(0) });
        var copies = 0;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested || copies == 0)
            {
                AssertHolds(tracking.Ledger, load.Capacity);
                copies++;
            }
        });

        var handedOver = await Task.WhenAll(Enumerable.Range(0, load.Threads).Select(thread => Task.Run(() => Produce(tracking, load, thread))));
        if (load.EndsAtOnce)
        {
            tracking.Close();
        }
        else
        {
            await tracking.FlushAsync().WaitAsync(Patience.Long);
        }

        await tracking.CloseAsync().AsTask().WaitAsync(Patience.Long);
        await stop.CancelAsync();
        await watching;

        var ledger = tracking.Ledger;
        AssertHolds(ledger, load.Capacity);
        Assert.Equal((handedOver.Sum(), 0, 0), (ledger.Accepted, ledger.Queued, ledger.InFlight));
        Assert.Empty(service.Violations);
        if (!load.AtLeastOnce)
        {
            Assert.InRange(service.Counted, ledger.Sent, ledger.Sent + ledger.Dropped.Unanswered);
        }
    }

    // Single events, and pairs with reserved places as goals have them; how many were handed over.
    private static long Produce(ConvertTracking tracking, Load load, int thread)
    {
        var chance = new Random(load.Seed + thread);
        var handedOver = 0L;
        for (var number = 0; number < load.Events; number++)
        {
            var visitor = $"{thread}-{chance.Next(5)}";
            if (chance.Next(3) > 0)
            {
                tracking.Accept(Event(visitor, number, 0));
                handedOver++;
            }
            else if (tracking.Reserve(2) != TrackResult.Queued)
            {
                handedOver += 2;
            }
            else if (chance.Next(3) == 0)
            {
                tracking.Release(1);
                tracking.AcceptReserved(Event(visitor, number, 0));
                handedOver++;
            }
            else
            {
                tracking.AcceptReserved(Event(visitor, number, 0));
                tracking.AcceptReserved(Event(visitor, number, 1));
                handedOver += 2;
            }
        }

        return handedOver;
    }

    private static TrackedEvent Event(string visitor, int number, int part) =>
        TrackedEvent.Conversion(visitor, Attributes.Remembered.Nothing, $"{2 * number + part}", data: null);

    private static void AssertHolds(TrackingLedger ledger, int capacity)
    {
        Assert.Equal(ledger.Accepted, ledger.Sent + ledger.Dropped.Total + ledger.Queued + ledger.InFlight);
        Assert.InRange(ledger.Queued + ledger.InFlight, 0, capacity);
    }

    private sealed record Load(int Capacity, QueueFullMode Mode, int Lanes, bool AtLeastOnce, int Threads, int Events, bool EndsAtOnce, int Seed);

    private sealed class RandomService(int seed)
    {
        private readonly Random chance = new(seed);
        private readonly ConcurrentDictionary<string, int> lastOf = [];
        private readonly ConcurrentDictionary<string, bool> inFlight = [];
        private long counted;

        public ConcurrentQueue<string> Violations { get; } = [];

        public long Counted => Interlocked.Read(ref counted);

        public async Task<TrackAnswer> SendAsync(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken)
        {
            var request = new ScriptedRequest(System.Text.Encoding.UTF8.GetString(body.Span), isGzipped, cancellationToken);
            var events = request.Events;
            var visitors = events.Select(static tracked => tracked.Split('/')[0]).Distinct().ToList();
            foreach (var visitor in visitors.Where(visitor => !inFlight.TryAdd(visitor, true)))
            {
                Violations.Enqueue($"{visitor} is in two requests at once");
            }

            await Task.Yield();
            var outcome = Next();
            var arrives = outcome == TrackOutcome.Delivered || (outcome == TrackOutcome.AnswerLost && NextIsEven());
            if (arrives)
            {
                Interlocked.Add(ref counted, events.Count);
            }

            foreach (var tracked in arrives ? events : [])
            {
                Look(tracked.Split('/'), mayRepeat: outcome == TrackOutcome.AnswerLost);
            }

            visitors.ForEach(visitor => inFlight.TryRemove(visitor, out _));
            return new(outcome);
        }

        // What arrived and was lost may come again; nothing else goes back.
        private void Look(string[] tracked, bool mayRepeat)
        {
            var number = int.Parse(tracked[1]);
            if (!mayRepeat && lastOf.GetValueOrDefault(tracked[0], -1) >= number)
            {
                Violations.Enqueue($"{tracked[0]}/{number} came after {lastOf[tracked[0]]}");
            }

            if (!mayRepeat)
            {
                lastOf[tracked[0]] = number;
            }
        }

        private TrackOutcome Next()
        {
            lock (chance)
            {
                return chance.Next(2) == 0 ? TrackOutcome.Delivered : Outcomes[chance.Next(Outcomes.Length)];
            }
        }

        private bool NextIsEven()
        {
            lock (chance)
            {
                return chance.Next(2) == 0;
            }
        }
    }
}
