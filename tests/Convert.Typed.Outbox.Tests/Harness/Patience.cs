namespace ConvertTyped.Outbox.Tests;

/// <summary>How long a test waits for what must come: so long that a slow machine is no reason to fail.</summary>
internal static class Patience
{
    public static TimeSpan Long { get; } = TimeSpan.FromMinutes(2);
}
