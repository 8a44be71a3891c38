using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Usage;

/// <summary>The types of the runtime that analyzers look for, found once in a compilation.</summary>
internal sealed class RuntimeTypes
{
    private const string Namespace = "ConvertTyped";

    private RuntimeTypes(INamedTypeSymbol client, INamedTypeSymbol root, Compilation compilation)
    {
        Client = client;
        Root = root;
        Feature = Find(compilation, "Feature");
        Experience = Find(compilation, "Experience`1");
        FeatureVariable = Find(compilation, "FeatureVariable`1");
        LastValue = Find(compilation, "CompilerServices.LastValueAttribute");
        SnapshotKey = Find(compilation, "CompilerServices.SnapshotKeyAttribute");
    }

    public INamedTypeSymbol Client { get; }

    /// <summary>The base of all generated root classes.</summary>
    public INamedTypeSymbol Root { get; }

    public INamedTypeSymbol? Feature { get; }

    public INamedTypeSymbol? Experience { get; }

    public INamedTypeSymbol? FeatureVariable { get; }

    public INamedTypeSymbol? SnapshotKey { get; }

    public INamedTypeSymbol? LastValue { get; }

    /// <summary>Null when the compilation does not know the runtime: then there is nothing to look for.</summary>
    public static RuntimeTypes? Find(Compilation compilation) =>
        Find(compilation, "ConvertClient") is { } client && Find(compilation, "ConvertRoot") is { } root
            ? new(client, root, compilation)
            : null;

    /// <summary>Whether it is the assembly of the runtime that declares the symbol.</summary>
    public bool Declare(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Client.ContainingAssembly);

    public bool IsClient(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Client);

    public bool IsFeature(ITypeSymbol? type) => Derives(type, Feature);

    public bool IsExperience(ITypeSymbol? type) => Experience is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, Experience);

    public bool IsFeatureVariable(ITypeSymbol? type) => FeatureVariable is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, FeatureVariable);

    /// <summary>Whether it is a root class, and not the base of them all, which may be any.</summary>
    public bool IsRoot(ITypeSymbol? type) => !SymbolEqualityComparer.Default.Equals(type, Root) && Derives(type, Root);

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol? from)
    {
        for (var current = type; current is not null && from is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string name) => compilation.GetTypeByMetadataName($"{Namespace}.{name}");
}
