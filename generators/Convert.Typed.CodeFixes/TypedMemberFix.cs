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

/// <summary>Asks the typed member in the place of the client, where a root class is at hand and the code still compiles with it.</summary>
/// <remarks>A typed experience or goal has other methods than the one by key: where they are used, the user rewrites the call.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedMemberFix))]
[Shared]
public sealed class TypedMemberFix : CodeFixProvider
{
    private static readonly CompilingFix Fix = new(FixAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.TypedMember.Id];

    // Together, and not each on its own: two members in one array are of two types.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await Fix.AllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(model, diagnostic, context.CancellationToken) is { Typed: var typed }
                && await Fix.TryAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create($"Ask {typed}", _ => Task.FromResult(changed), nameof(TypedMemberFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var typed = diagnostics
            .Select(diagnostic => Find(model!, diagnostic, cancellationToken))
            .OfType<(InvocationExpressionSyntax Call, ExpressionSyntax Typed)>()
            .GroupBy(static found => (SyntaxNode)found.Call)
            .ToDictionary(static same => same.Key, static same => same.First().Typed);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return typed.Count == 0
            ? document
            : document.WithSyntaxRoot(root!.ReplaceNodes(typed.Keys, (call, _) => typed[call].WithLeadingTrivia(call.GetLeadingTrivia()).WithTrailingTrivia(After((InvocationExpressionSyntax)call))));
    }

    private static (InvocationExpressionSyntax Call, ExpressionSyntax Typed)? Find(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && !IsOneOfSeveral(call)
        && !ConditionalAccess.Begins(call)
        && !HasDirectives(call)
        && diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.RootProperty, out var rootId)
        && diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.MemberProperty, out var member)
        && RootAtHand.Find(model, call, rootId) is { } flags
            ? (call, SyntaxFactory.ParseExpression(flags.Length == 0 ? member! : $"{flags}.{member}"))
            : null;

    /// <summary>Segments are entered together: a fix of one key would leave a call that takes text and members at once.</summary>
    private static bool IsOneOfSeveral(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Doors.EnterSegments } or IdentifierNameSyntax { Identifier.ValueText: Doors.EnterSegments };

    private static bool HasDirectives(InvocationExpressionSyntax call) => call.DescendantTokens().Skip(1).Any(static token => token.ContainsDirectives);

    /// <summary>What was said inside the call, and what stands after it.</summary>
    private static SyntaxTriviaList After(InvocationExpressionSyntax call) =>
    [
        .. call.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && call.Span.Contains(trivia.Span)).SelectMany(static comment => (SyntaxTrivia[])[SyntaxFactory.Space, comment]),
        .. call.GetTrailingTrivia(),
    ];
}
