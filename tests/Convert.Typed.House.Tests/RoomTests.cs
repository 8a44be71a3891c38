using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

using ConvertTyped.Tests;

namespace ConvertTyped.House.Tests;

/// <summary>A room of the runtime uses only the rooms above it, by where the source of a used symbol stands.</summary>
public sealed class RoomTests
{
    private static readonly string[] RoomsFromTheTop =
    [
        "Attributes", "Configuration", "Evaluation", "Visitors", "Transport", "Tracking", "Refresh", "Client", "Typed", "DependencyInjection",
    ];

    [Fact]
    public void Each_room_uses_only_rooms_above_it() => Assert.Empty(Violations(CompileRuntime()));

    [Fact]
    public void Every_file_of_the_runtime_stands_in_a_room() =>
        Assert.All(Repository.SourcesOf("src/Convert.Typed"), static file => Assert.Contains(RoomOf(file), RoomsFromTheTop));

    [Fact]
    public void A_room_that_uses_one_below_it_is_found()
    {
        var upper = Parse("namespace ConvertTyped; class Upper { Lower lower = new(); }", "Attributes/Upper.cs");
        var lower = Parse("namespace ConvertTyped; class Lower { Upper? upper; }", "Client/Lower.cs");

        var violation = Assert.Single(Violations(Compile([upper, lower])));

        Assert.Equal("Attributes/Upper.cs(1) uses Lower of Client", violation);
    }

    private static CSharpCompilation CompileRuntime()
    {
        var compilation = Compile([
            .. Repository.SourcesOf("src/Convert.Typed").Select(static file => Parse(File.ReadAllText(file), file)),
            Parse("""
                global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
                global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
                """, "GlobalUsings.cs"),
        ]);

        // Source generators do not run here; what else does not bind would be overlooked.
        var faults = compilation.GetDiagnostics().Where(static fault => fault.Severity == DiagnosticSeverity.Error && fault.Id is not "CS8795");
        Assert.Empty(faults);
        return compilation;
    }

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Rooms",
        trees,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is not ("Convert.Typed.dll" or "Convert.Typed.Generator.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static IEnumerable<string> Violations(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        let room = Array.IndexOf(RoomsFromTheTop, RoomOf(tree.FilePath))
        where room >= 0
        let model = compilation.GetSemanticModel(tree)
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is not null and not INamespaceSymbol
        let home = RoomsBelow(symbol, room).FirstOrDefault()
        where home is not null
        select $"{tree.FilePath}({name.GetLocation().GetLineSpan().StartLinePosition.Line + 1}) uses {symbol.Name} of {home}";

    private static IEnumerable<string> RoomsBelow(ISymbol symbol, int room) =>
        symbol.DeclaringSyntaxReferences
            .Select(static reference => RoomOf(reference.SyntaxTree.FilePath))
            .Where(home => Array.IndexOf(RoomsFromTheTop, home) > room);

    private static string RoomOf(string file) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src/Convert.Typed"), Path.GetFullPath(file, Path.Combine(Repository.Root, "src/Convert.Typed")))
            .Split(Path.DirectorySeparatorChar)[0];
}
