namespace ConvertTyped;

/// <summary>A segment of the project, into which visitors are put: <c>visitor.EnterSegments(flags.Segments.Returning)</c>.</summary>
/// <remarks>Immutable. A segment that the config in force does not have takes nobody.</remarks>
public sealed class Segment
{
    internal Segment(ConvertClient client, string key)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(key);
        Client = client;
        Key = key;
    }

    /// <summary>The key of the segment, as the service knows it.</summary>
    public string Key { get; }

    internal ConvertClient Client { get; }

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
