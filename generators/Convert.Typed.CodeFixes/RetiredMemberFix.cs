using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Takes a retired member out of code: its value takes its place, and what never runs goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetiredMemberFix))]
[Shared]
public sealed class RetiredMemberFix : CodeFixProvider
{
    private static readonly CompilingFix Fix = new(FixAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RetiredIds.Off, RetiredIds.On, RetiredIds.Varied, RetiredIds.Variable];

    // Not one fix after the other: two features in one condition are settled together.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await Fix.AllAsync(document, [.. diagnostics.Where(diagnostic => KeyOf(diagnostic.Id) == context.CodeActionEquivalenceKey)], context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await Fix.TryAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(TitleOf(diagnostic.Id), _ => Task.FromResult(changed), KeyOf(diagnostic.Id)), diagnostic);
            }
        }
    }

    private static string TitleOf(string id) => id switch
    {
        RetiredIds.On => "Inline the feature as on, as it was for everybody",
        RetiredIds.Off => "Inline the feature as off, as it was for everybody",
        RetiredIds.Varied => "Inline the feature as off, as it is for everybody now",
        _ => "Inline the fallback",
    };

    private static string KeyOf(string id) => $"{nameof(RetiredMemberFix)}.{id}";

    private static async Task<Document> FixAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var uses = await FindAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        if (uses.Count == 0 || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var settled = SettledCode.Settle(root, uses);
        return settled == root ? document : document.WithSyntaxRoot(settled);
    }

    private static async Task<IReadOnlyList<Replacement>> FindAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model || RuntimeTypes.Find(model.Compilation) is not { } types)
        {
            return [];
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var use = new RetiredUse(model, types, cancellationToken);
        return
        [
            .. diagnostics
                .SelectMany(diagnostic => use.Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Id))
                .GroupBy(static replacement => replacement.Expression)
                .Select(static same => same.First()),
        ];
    }
}
