using System.Collections.Immutable;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>What an editor makes of a project's code when someone takes the fixes of an analyzer, or without one those of what the compiler says.</summary>
internal sealed class FixedCode(SnapshotProject project, DiagnosticAnalyzer? analyzer, CodeFixProvider provider) : IDisposable
{
    private readonly AdhocWorkspace workspace = new();

    /// <summary>The fixes of all diagnostics, by title, in their order.</summary>
    public async Task<IReadOnlyList<string>> Titles() => [.. (await Actions(Open())).Select(static action => action.Title)];

    /// <summary>The code after the first fix.</summary>
    public async Task<string> Fix() => (await Apply((await Actions(Open()))[0]))[0];

    /// <summary>The code after every fix that is like the first one.</summary>
    public async Task<string> FixAll() => (await FixAll(FixAllScope.Document))[0];

    /// <summary>The code of each file after every fix that is like the first one, in all of the solution.</summary>
    public Task<IReadOnlyList<string>> FixSolution() => FixAll(FixAllScope.Solution);

    /// <summary>Makes the changes of each fix on its own, in code that need not compile before or after.</summary>
    /// <param name="project">The project.</param>
    /// <param name="found">What analyzers say of it; what the compiler says is added.</param>
    /// <param name="provider">Whose fixes.</param>
    public static async Task ApplyEachAsync(SnapshotProject project, IEnumerable<Diagnostic> found, CodeFixProvider provider)
    {
        using var code = new FixedCode(project, analyzer: null, provider);
        var document = code.Open();
        var tree = (await document.GetSyntaxTreeAsync())!;
        var here = found
            .Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            .Select(diagnostic => Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.Properties));
        var actions = new List<CodeAction>();
        foreach (var diagnostic in here.Concat(await code.Diagnose(document)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }

        foreach (var action in actions)
        {
            await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => workspace.Dispose();

    private Document Open()
    {
        if (workspace.CurrentSolution.Projects.SingleOrDefault() is not { } opened)
        {
            var compilation = project.Generate().Compilation;
            opened = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "Shop",
                "Shop",
                LanguageNames.CSharp,
                compilationOptions: compilation.Options,
                parseOptions: compilation.SyntaxTrees.First().Options,
                metadataReferences: compilation.References));
            foreach (var (index, tree) in compilation.SyntaxTrees.Index())
            {
                workspace.AddDocument(opened.Id, index <= project.MoreCode.Count ? $"Page{index}.cs" : $"{index}.g.cs", tree.GetText());
            }
        }

        return Pages(workspace.CurrentSolution)[0];
    }

    /// <summary>The files that somebody wrote.</summary>
    private static IReadOnlyList<Document> Pages(Solution solution) =>
        [.. solution.Projects.Single().Documents.Where(static document => document.Name.StartsWith("Page", StringComparison.Ordinal)).OrderBy(static document => document.Name, StringComparer.Ordinal)];

    private async Task<ImmutableArray<Diagnostic>> Diagnose(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var tree = await document.GetSyntaxTreeAsync();
        var found = analyzer is null
            ? compilation.GetDiagnostics().RemoveAll(diagnostic => !provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            : await compilation.WithAnalyzers([analyzer], project.CreateAnalyzerOptions()).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Location.SourceTree == tree).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private async Task<IReadOnlyList<CodeAction>> Actions(Document document)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await Diagnose(document))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }

        return actions;
    }

    private async Task<IReadOnlyList<string>> FixAll(FixAllScope scope)
    {
        var document = Open();
        var first = (await Actions(document))[0];
        var fixAll = new FixAllContext(
            document, provider, scope, first.EquivalenceKey, provider.FixableDiagnosticIds, new Found(this), TestContext.Current.CancellationToken);
        return await Apply((await provider.GetFixAllProvider()!.GetFixAsync(fixAll))!);
    }

    // As an editor does it, with what was annotated simplified; what comes out has to compile, but for uses that nothing can stand for.
    private async Task<IReadOnlyList<string>> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = new List<string>();
        foreach (var page in Pages(changed))
        {
            // As a compiler reads it: from text.
            var text = await page.GetTextAsync();
            changed = changed.WithDocumentText(page.Id, SourceText.From(text.ToString()));
            texts.Add(text.ToString());
        }

        var compilation = await changed.Projects.Single().GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(fault => fault.Severity == DiagnosticSeverity.Error && !provider.FixableDiagnosticIds.Contains(fault.Id)));
        return texts;
    }

    private sealed class Found(FixedCode code) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var found = new List<Diagnostic>();
            foreach (var page in Pages(project.Solution))
            {
                found.AddRange(await code.Diagnose(page));
            }

            return found;
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await code.Diagnose(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
