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

/// <summary>Names the variations that a discard takes, or removes the discard when every variation has its arm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VariationDiscardFix))]
[Shared]
public sealed class VariationDiscardFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.VariationDiscard.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<SwitchExpressionArmSyntax>() is { } arm
                && diagnostic.Properties.TryGetValue(VariationDiscardAnalyzer.MissingProperty, out var missing)
                && model?.GetTypeInfo(((SwitchExpressionSyntax)arm.Parent!).GoverningExpression, context.CancellationToken).Type is { } variations)
            {
                var type = variations.ToMinimalDisplayString(model, arm.SpanStart);
                var pattern = string.Join(" or ", missing!.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(member => $"{type}.{member}"));
                context.RegisterCodeFix(
                    CodeAction.Create(
                        pattern.Length == 0 ? "Remove the discard" : "Name the variations",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(pattern.Length == 0 ? Remove(root, arm) : Name(root, arm, pattern))),
                        nameof(VariationDiscardFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>Without the discard, which is the last arm; what stands around it stays as it is.</summary>
    private static SyntaxNode Remove(SyntaxNode root, SwitchExpressionArmSyntax discard)
    {
        var expression = (SwitchExpressionSyntax)discard.Parent!;
        var parts = expression.Arms.GetWithSeparators();
        var position = parts.IndexOf(discard);
        var endsWithComma = position + 1 < parts.Count;
        IEnumerable<SyntaxNodeOrToken> left = endsWithComma
            ? parts.Take(position)
            : [.. parts.Take(position - 2), Last(parts[position - 2], parts[position - 1], discard)];
        return root.ReplaceNode(expression, expression.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(left)));
    }

    /// <summary>An arm without its comma. A comment that ends the comma's line is about the arm; one on the discard's line goes with it.</summary>
    private static SyntaxNodeOrToken Last(SyntaxNodeOrToken arm, SyntaxNodeOrToken comma, SwitchExpressionArmSyntax discard)
    {
        var endsLine = comma.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        return arm.WithTrailingTrivia([.. arm.GetTrailingTrivia(), .. endsLine ? comma.GetTrailingTrivia() : discard.GetTrailingTrivia()]);
    }

    // As an arm: after 'is', one name alone is read as a type.
    private static SyntaxNode Name(SyntaxNode root, SwitchExpressionArmSyntax arm, string pattern)
    {
        var named = ((SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"_ switch {{ {pattern} => _ }}")).Arms[0].Pattern;
        return root.ReplaceNode(arm.Pattern, named.WithTriviaFrom(arm.Pattern));
    }
}
