namespace ConvertTyped.Load;

/// <summary>What is under way, for who waits.</summary>
internal static class Progress
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static void Begin(string what) => Console.Error.WriteLine(what);

    public static void Tell(string text) => Console.Error.WriteLine($"  {text}");
}
