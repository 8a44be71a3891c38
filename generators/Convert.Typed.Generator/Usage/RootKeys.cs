using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Usage;

/// <summary>The keys of one root class, as its attributes tell them, also from a referenced assembly.</summary>
internal sealed class RootKeys
{
    private readonly List<RootKey> keys;

    public RootKeys(INamedTypeSymbol root, INamedTypeSymbol? attribute)
    {
        Root = root;
        keys = [.. root.GetAttributes()
            .Where(given => SymbolEqualityComparer.Default.Equals(given.AttributeClass, attribute))
            .Select(static given => given.ConstructorArguments.Select(static argument => argument.Value as string).ToList())
            .Where(static arguments => arguments is [not null, not null, _, _])
            .Select(static arguments => new RootKey(arguments[0]!, arguments[1]!, arguments[2], arguments[3]))];
    }

    public INamedTypeSymbol Root { get; }

    /// <summary>Whether it tells its keys. A class of an older generator does not, and nothing can be said of it.</summary>
    public bool AreKnown => keys.Count > 0;

    /// <summary>The keys of one kind.</summary>
    public IEnumerable<RootKey> Of(string door) => keys.Where(key => key.Door == door);

    /// <summary>What a text means to a method of the client: an experience also answers to its id.</summary>
    public RootKey? Find(string door, string text) =>
        keys.Find(key => key.Door == door && key.Key == text)
        ?? keys.Find(key => key.Door == door && door == Doors.Experience && key.Id == text);
}
