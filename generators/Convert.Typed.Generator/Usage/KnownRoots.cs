using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Usage;

/// <summary>The root classes that a compilation sees: its own, and those of the assemblies it references.</summary>
internal sealed class KnownRoots
{
    private readonly RuntimeTypes types;
    private readonly ConcurrentDictionary<INamedTypeSymbol, RootKeys> keys = new(SymbolEqualityComparer.Default);
    private readonly Lazy<IReadOnlyList<RootKeys>> own;
    private readonly Lazy<IReadOnlyList<RootKeys>> all;

    public KnownRoots(Compilation compilation, RuntimeTypes types)
    {
        this.types = types;
        own = new(() => [.. Roots(compilation.Assembly).Select(Of)]);
        all = new(() => [.. own.Value, .. ReferencedRoots(compilation).Select(Of)]);
    }

    /// <summary>Those that are declared in the compilation itself.</summary>
    public IReadOnlyList<RootKeys> Own => own.Value;

    public IReadOnlyList<RootKeys> All => all.Value;

    public RootKeys Of(INamedTypeSymbol root) => keys.GetOrAdd(root, missing => new(missing, types.SnapshotKey));

    /// <summary>Only an assembly that references the runtime can have any; the others are not looked through.</summary>
    private IEnumerable<INamedTypeSymbol> ReferencedRoots(Compilation compilation)
    {
        var runtime = types.Client.ContainingAssembly.Identity;
        return compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == runtime.Name)))
            .SelectMany(Roots);
    }

    private IEnumerable<INamedTypeSymbol> Roots(IAssemblySymbol assembly) => Types(assembly.GlobalNamespace).Where(types.IsRoot);

    // A root class is generated into a namespace, never into another class.
    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
