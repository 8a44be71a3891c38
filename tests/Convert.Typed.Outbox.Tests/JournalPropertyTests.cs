using CsCheck;

namespace ConvertTyped.Outbox.Tests;

/// <summary>
/// Random lives of a process with a small queue, killed or disposed at random moments: the ledger adds up at each of them, and the
/// next process finds exactly what was written and has no end, and of each visitor in order.
/// </summary>
public sealed class JournalPropertyTests
{
    [Fact]
    public void The_outbox_gives_back_exactly_what_was_not_completed() => Lives.Sample(static (atLeastOnce, steps) =>
    {
        var folder = Directory.CreateTempSubdirectory("convert-journal-").FullName;
        try
        {
            Live(folder, atLeastOnce, steps);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }, iter: 40, threads: 1);

    [Fact]
    public void A_process_that_dies_while_it_takes_over_loses_nothing_and_leaves_a_request_of_events_in_doubt_at_most()
    {
        const int Events = 1_200;
        const int MostInDoubt = 500;
        DyingOutbox? dying = null;
        for (var steps = 0; dying is not { IsDead: false }; steps++)
        {
            var folder = Directory.CreateTempSubdirectory("convert-journal-").FullName;
            var first = new TrackedProcess(folder, atLeastOnce: false, []);
            for (var number = 0; number < Events; number++)
            {
                first.Append(number % 7, number);
            }

            first.Write();
            first.Leave();
            new TrackedProcess(folder, atLeastOnce: false, [], watch: outbox => dying = new DyingOutbox(outbox, steps)).Leave();

            var last = new TrackedProcess(folder, atLeastOnce: false, []);
            last.SendAll();
            last.Leave();
            Directory.Delete(folder, recursive: true);

            Assert.Equal(last.Sent.Distinct(), last.Sent);
            Assert.InRange(last.Ledger.Dropped.Total, 0, MostInDoubt);
            Assert.InRange(last.Sent.Count, Events - last.Ledger.Dropped.Total, Events);
        }
    }

    private static Gen<(bool AtLeastOnce, (int Kind, int Choice)[] Steps)> Lives { get; } =
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 10], Gen.Int[0, 30]).Array[1, 60]);

    private static void Live(string folder, bool atLeastOnce, (int Kind, int Choice)[] steps)
    {
        var process = new TrackedProcess(folder, atLeastOnce, [], places: 12);
        for (var position = 0; position < steps.Length; position++)
        {
            var (kind, choice) = steps[position];
            switch (kind)
            {
                case <= 3:
                    process.Append(choice % 4, position);
                    break;

                case 4:
                    process.Write();
                    break;

                case 5:
                    process.Take(choice);
                    break;

                case 6:
                    process.Begin(choice, choice / 2);
                    break;

                case 7:
                    process.Refuse(choice);
                    break;

                case 8:
                    process.Complete(choice);
                    break;

                case 9:
                    process.PutBack(choice);
                    break;

                default:
                    process = Next(process, folder, atLeastOnce, isKilled: choice % 2 == 0);
                    break;
            }

            var ledger = process.Ledger;
            Assert.Equal(ledger.Accepted, ledger.Sent + ledger.Dropped.Total + ledger.Kept + ledger.Queued + ledger.InFlight);
        }

        Next(process, folder, atLeastOnce, isKilled: true).Leave();
    }

    private static TrackedProcess Next(TrackedProcess process, string folder, bool atLeastOnce, bool isKilled)
    {
        var left = isKilled ? process.Leave() : process.Close();
        var next = new TrackedProcess(folder, atLeastOnce, left, places: 12);
        Assert.Equal(ByVisitor(left), ByVisitor(next.Waiting));
        return next;
    }

    private static List<string> ByVisitor(IEnumerable<string> names) => [.. names.OrderBy(static name => name.Split(' ')[0])];
}
