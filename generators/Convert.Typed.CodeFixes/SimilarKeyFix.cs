using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Writes the key that was meant in the place of one that does not exist.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SimilarKeyFix))]
[Shared]
public sealed class SimilarKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.UnknownKey.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A constant is written elsewhere, and means something to its other users.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
                && diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.SimilarProperty, out var similar)
                && similar is not null)
            {
                var key = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(similar)).WithTriviaFrom(literal);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Change to {key.Token.Text}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, key))),
                        nameof(SimilarKeyFix)),
                    diagnostic);
            }
        }
    }
}
