using CsCheck;

namespace ConvertTyped.Outbox.Tests;

/// <summary>
/// Random lives of a process, ended at random moments: the next one finds exactly what was written and has no end, and of each
/// visitor in order.
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

    private static Gen<(bool AtLeastOnce, (int Kind, int Choice)[] Steps)> Lives { get; } =
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 10], Gen.Int[0, 30]).Array[1, 60]);

    private static void Live(string folder, bool atLeastOnce, (int Kind, int Choice)[] steps)
    {
        var process = new TrackedProcess(folder, atLeastOnce, []);
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
                    process = Next(process, folder, atLeastOnce);
                    break;
            }
        }

        Next(process, folder, atLeastOnce).Leave();
    }

    private static TrackedProcess Next(TrackedProcess process, string folder, bool atLeastOnce)
    {
        var left = process.Leave();
        var next = new TrackedProcess(folder, atLeastOnce, left);
        Assert.Equal(ByVisitor(left), ByVisitor(next.Waiting));
        return next;
    }

    private static List<string> ByVisitor(IEnumerable<string> names) => [.. names.OrderBy(static name => name.Split(' ')[0])];
}
