namespace ConvertTyped.Client;

/// <summary>The conversions of a client, in the order in which they were accepted.</summary>
internal sealed class ConversionRecord
{
    private readonly Lock turn = new();
    private readonly List<Conversion> conversions = [];

    public void Add(Conversion conversion)
    {
        lock (turn)
        {
            conversions.Add(conversion);
        }
    }

    /// <summary>A copy of this moment.</summary>
    public IReadOnlyList<Conversion> Read()
    {
        lock (turn)
        {
            return [.. conversions];
        }
    }
}
