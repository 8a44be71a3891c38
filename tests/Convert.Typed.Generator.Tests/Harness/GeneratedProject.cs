using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratedProject(SnapshotProject project, GeneratorDriverRunResult result, Compilation compilation)
{
    public Compilation Compilation => compilation;

    public IReadOnlyList<Diagnostic> Diagnostics => result.Diagnostics;

    public IReadOnlyList<GeneratedSourceResult> Sources => result.Results.Single().GeneratedSources;

    /// <summary>The generated code, when it is one file.</summary>
    public string Source => Sources.Single().SourceText.ToString();

    public SyntaxNode Root => Sources.Single().SyntaxTree.GetRoot(TestContext.Current.CancellationToken);

    /// <summary>Compiles with every warning as an error, embeds the snapshots, and loads what comes out.</summary>
    public LoadedProject Load()
    {
        Assert.Null(result.Results.Single().Exception);
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(
            assembly,
            manifestResources: project.Files.Select(static file => new ResourceDescription(file.Path, () => Utf8(file), isPublic: true)));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(20).Select(Explain)));
        assembly.Position = 0;
        return new LoadedProject(assembly);
    }

    private static MemoryStream Utf8(MemoryFile file) => new(System.Text.Encoding.UTF8.GetBytes(file.GetText().ToString()));

    private static string Explain(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        return $"{diagnostic}\n{line}";
    }
}
