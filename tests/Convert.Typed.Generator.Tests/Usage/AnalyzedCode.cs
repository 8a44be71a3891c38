using System.Collections.Immutable;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>What an analyzer says of a project that compiles.</summary>
internal static class AnalyzedCode
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Diagnostic>> Analyze(SnapshotProject project, DiagnosticAnalyzer analyzer, params IEnumerable<SyntaxTree> others)
    {
        var compilation = project.Generate().Compilation.AddSyntaxTrees(others);
        Assert.Empty(compilation.GetDiagnostics().Where(static fault => fault.Severity == DiagnosticSeverity.Error));
        return await Analyze(project, compilation, analyzer);
    }

    /// <summary>The same of code or of a snapshot that is not right. What an analyzer throws is a diagnostic, too: AD0001.</summary>
    public static Task<IReadOnlyList<Diagnostic>> AnalyzeBroken(SnapshotProject project, params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Analyze(project, project.Generate().Compilation, analyzers);

    /// <summary>As an editor shows it: severity, id, what is underlined, message.</summary>
    public static string Show(Diagnostic diagnostic) =>
        $"{diagnostic.DefaultSeverity} {diagnostic.Id} {Place.Underlined(diagnostic, diagnostic.Location.SourceTree!.ToString())}: {diagnostic.GetMessage()}";

    public static async Task AssertSays(SnapshotProject project, DiagnosticAnalyzer analyzer, params string[] expected) =>
        Assert.Equal(expected, (await Analyze(project, analyzer)).Select(Show));

    public static Task AssertIsSilent(SnapshotProject project, DiagnosticAnalyzer analyzer) => AssertSays(project, analyzer);

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(SnapshotProject project, Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var found = await compilation.WithAnalyzers(analyzers, project.CreateAnalyzerOptions()).GetAnalyzerDiagnosticsAsync().WaitAsync(Patience);
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
