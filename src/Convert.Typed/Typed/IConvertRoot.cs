namespace ConvertTyped.CompilerServices;

/// <summary>Implemented by generated root classes, so that <c>AddConvert</c> makes one without reflection.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IConvertRoot<TSelf>
    where TSelf : ConvertRoot, IConvertRoot<TSelf>
{
    /// <summary>The snapshot that the class was generated from, as it is embedded in the app.</summary>
    static abstract EmbeddedSnapshot Snapshot { get; }

    /// <summary>Says what the class was generated from. A class of an older generator says nothing.</summary>
    static virtual void Describe(ConfigurationShape shape)
    {
    }

    /// <summary>A root over a client.</summary>
    static abstract TSelf Create(ConvertClient client);
}
