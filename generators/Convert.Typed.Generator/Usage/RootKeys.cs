using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Usage;

/// <summary>The keys of one root class, as its attributes tell them, also from a referenced assembly.</summary>
internal sealed class RootKeys
{
    private readonly List<RootKey> keys;
    private readonly Dictionary<(string Door, string Text), RootKey> byText = [];

    public RootKeys(INamedTypeSymbol root, INamedTypeSymbol? attribute)
    {
        Root = root;
        keys = [.. root.GetAttributes()
            .Where(given => SymbolEqualityComparer.Default.Equals(given.AttributeClass, attribute))
            .Select(static given => given.ConstructorArguments.Select(static argument => argument.Value as string).ToList())
            .Where(static arguments => arguments is [not null, not null, _, _])
            .Select(static arguments => new RootKey(arguments[0]!, arguments[1]!, arguments[2], arguments[3]))];

        // An experience also answers to its id, where that is no key.
        var texts = keys.Select(static key => (key.Door, Text: key.Key, Key: key))
            .Concat(keys.Where(static key => key.Id is not null && (key.Door == Doors.Experience || key.Door == Doors.Retired(Doors.Experience))).Select(static key => (key.Door, Text: key.Id!, Key: key)));
        foreach (var (door, text, key) in texts)
        {
            if (!byText.ContainsKey((door, text)))
            {
                byText.Add((door, text), key);
            }
        }
    }

    public INamedTypeSymbol Root { get; }

    /// <summary>Whether it tells its keys. A class of an older generator does not, and nothing can be said of it.</summary>
    public bool AreKnown => keys.Count > 0;

    /// <summary>The keys of one kind.</summary>
    public IEnumerable<RootKey> Of(string door) => keys.Where(key => key.Door == door);

    /// <summary>What a text means to a method of the client.</summary>
    public RootKey? Find(string door, string text) => byText.TryGetValue((door, text), out var key) ? key : null;
}
