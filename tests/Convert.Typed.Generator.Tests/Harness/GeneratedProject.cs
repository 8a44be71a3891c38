using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratedProject(SnapshotProject project, GeneratorDriverRunResult result, Compilation compilation)
{
    public IReadOnlyList<Diagnostic> Diagnostics => result.Diagnostics;

    public IReadOnlyList<GeneratedSourceResult> Sources => result.Results.Single().GeneratedSources;

    public Compilation Compilation => compilation;

    /// <summary>The generated root class, when there is one snapshot.</summary>
    public string Source => RootSource.SourceText.ToString();

    public SyntaxNode Root => RootSource.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);

    // The root classes come first, in the order of the snapshots.
    private GeneratedSourceResult RootSource => Sources[0];

    /// <summary>Another part of the generated code: <c>Experiences</c>, <c>Attributes</c>.</summary>
    public string Part(string name) => Sources.Single(source => source.HintName.EndsWith($".{name}.g.cs", StringComparison.Ordinal)).SourceText.ToString();

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

    /// <summary>What the generator threw, else what the compiler has to say; null when all is well.</summary>
    public string? Fault()
    {
        if (result.Results.Single().Exception is { } exception)
        {
            return exception.ToString();
        }

        var emitted = compilation.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken);
        return emitted.Success ? null : string.Join('\n', emitted.Diagnostics.Take(5).Select(Explain));
    }

    private static MemoryStream Utf8(MemoryFile file) => new(System.Text.Encoding.UTF8.GetBytes(file.GetText().ToString()));

    private static string Explain(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        return $"{diagnostic}\n{line}";
    }
}
