namespace ConvertTyped;

/// <summary>What a generated root class has beside the features of its snapshot.</summary>
/// <remarks>All members may be called from many threads.</remarks>
public abstract class ConvertRoot
{
    /// <summary>For generated code: a root over a client.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    protected ConvertRoot(ConvertClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    /// <summary>The client that answers, for what is known only at run time.</summary>
    public ConvertClient Client { get; }

    /// <inheritdoc cref="ConvertClient.Visitor"/>
    public Visitor Visitor(string id, AttributeSet? attributes = null) => Client.Visitor(id, attributes);
}
