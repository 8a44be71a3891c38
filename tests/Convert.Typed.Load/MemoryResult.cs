namespace ConvertTyped.Load;

/// <summary>The managed heap of an app whose queue is full, before and after more events than it has places for.</summary>
/// <param name="Capacity">How many places the queue has.</param>
/// <param name="MostHeld">How many events it held at most.</param>
/// <param name="Flood">How many events came after it was full.</param>
/// <param name="Dropped">How many of them were dropped.</param>
/// <param name="FullBytes">What was in use when it was full.</param>
/// <param name="FloodedBytes">What was in use after the flood.</param>
internal sealed record MemoryResult(int Capacity, int MostHeld, long Flood, long Dropped, long FullBytes, long FloodedBytes)
{
    /// <summary>Far below a byte for each event of a full run, and above what a connection or a timer comes and goes with.</summary>
    private const long MostGrowth = 512 * 1024;

    public IEnumerable<string> Failures()
    {
        if (MostHeld > Capacity)
        {
            yield return $"{MostHeld} events were held in {Capacity} places.";
        }

        if (FloodedBytes - FullBytes > MostGrowth)
        {
            yield return $"The heap grew from {FullBytes} to {FloodedBytes} bytes while the queue was full.";
        }
    }
}
