namespace ConvertTyped.Generator.Snapshot;

/// <summary>Which class a snapshot becomes; an empty namespace is the global one.</summary>
internal sealed record RootIdentity(string SnapshotPath, string Namespace, string Class)
{
    public string FullName => Full(Class);

    /// <summary>What the full name of every class beside the root begins with: two roots must not share it.</summary>
    public string FullNameBeside => Full(ClassBeside(""));

    /// <summary>
    /// A class that stands beside the root: <c>VisitorAttributes</c> beside <c>Flags</c>, <c>ShopVisitorAttributes</c> beside
    /// <c>ShopFlags</c>, so that one namespace has room for several roots.
    /// </summary>
    public string ClassBeside(string name)
    {
        const string Suffix = "Flags";
        return (Class.EndsWith(Suffix, StringComparison.Ordinal) ? Class.Substring(0, Class.Length - Suffix.Length) : Class) + name;
    }

    /// <summary>The full name of a type that stands in the root's namespace.</summary>
    public string Full(string name) => Namespace.Length == 0 ? name : $"{Namespace}.{name}";
}
