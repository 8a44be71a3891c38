using ConvertTyped.Tests;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests;

/// <summary>A room of the generator uses only the rooms before it, by where the source of a used symbol stands.</summary>
public sealed class RoomTests
{
    /// <summary>What is shared with other tools comes before all.</summary>
    private const string Shared = "Shared";

    private static readonly string[] Rooms = [Shared, "Snapshot", "Naming", "Diagnostics", "Reading", "Emit", "Usage"];

    private static readonly string Generators = Path.Combine(Repository.Root, "generators");

    [Fact]
    public void A_room_uses_only_rooms_before_it() => Assert.Empty(LaterRooms(CompileGenerator()));

    [Fact]
    public void Every_folder_is_a_room() =>
        Assert.Equal(Rooms.Order(), Sources().Select(RoomOf).Where(static room => room.Length > 0).Distinct().Order());

    [Fact]
    public void What_is_shared_with_other_tools_does_not_know_the_compiler()
    {
        var uses = Uses(CompileGenerator()).Where(static use => use.Room == Shared).ToList();

        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, static use => use.Symbol.ContainingAssembly?.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_room_that_uses_a_later_one_is_found_without_an_import()
    {
        var earlier = Parse("namespace A { class Earlier { B.Later later = new(); } }", "Convert.Typed.Generator/Snapshot/Earlier.cs");
        var later = Parse("namespace B { class Later { A.Earlier? earlier; } }", "Convert.Typed.Generator/Emit/Later.cs");

        Assert.Equal("Snapshot/Earlier.cs uses Later of Emit", Assert.Single(LaterRooms(Compile([earlier, later]))));
    }

    private static CSharpCompilation CompileGenerator()
    {
        var compilation = Compile([
            .. Sources().Select(static file => Parse(File.ReadAllText(file), Path.GetRelativePath(Generators, file))),
            Parse("""
                global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
                global using System.Threading; global using System.Threading.Tasks;
                """, "GlobalUsings.cs"),
        ]);

        // What does not bind would be overlooked.
        Assert.Empty(compilation.GetDiagnostics().Where(static fault => fault.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Rooms",
        trees,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Convert.Typed", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static IEnumerable<string> LaterRooms(CSharpCompilation compilation) =>
        from use in Uses(compilation)
        let room = Array.IndexOf(Rooms, use.Room)
        where room >= 0
        from home in use.Symbol.DeclaringSyntaxReferences.Select(static reference => RoomOf(reference.SyntaxTree.FilePath)).Distinct()
        where Array.IndexOf(Rooms, home) > room || home.Length == 0
        select $"{use.Room}/{Path.GetFileName(use.File)} uses {use.Symbol.Name} of {home}";

    private static IEnumerable<(string Room, string File, ISymbol Symbol)> Uses(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is not null and not INamespaceSymbol
        select (RoomOf(tree.FilePath), tree.FilePath, symbol);

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Generators, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"));

    /// <summary>The first folder below the project; empty for the generator itself, which uses all rooms.</summary>
    private static string RoomOf(string file)
    {
        var parts = Path.GetRelativePath(Generators, Path.GetFullPath(file, Generators)).Split(Path.DirectorySeparatorChar);
        return parts[0] == "Convert.Typed.Generator" ? string.Concat(parts[1..^1].Take(1)) : parts is [Shared, ..] ? Shared : "";
    }
}
