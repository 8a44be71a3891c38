using System.Diagnostics;

namespace ConvertTyped.Outbox.Tests;

/// <summary>How long a test waits for what must come: so long that a slow machine is no reason to fail.</summary>
internal static class Patience
{
    public static TimeSpan Long { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Asks until the answer is yes. Who asks waits for something each time.</summary>
    /// <exception cref="TimeoutException">It was no for too long.</exception>
    public static async Task UntilAsync(Func<Task<bool>> question)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await question())
        {
            if (Stopwatch.GetElapsedTime(start) > Long)
            {
                throw new TimeoutException("What must come did not.");
            }
        }
    }
}
