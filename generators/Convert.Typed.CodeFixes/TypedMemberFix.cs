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

/// <summary>Asks the typed member in the place of the client, where a root class is at hand and the code still means something with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedMemberFix))]
[Shared]
public sealed class TypedMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.TypedMember.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && !IsOneOfSeveral(call)
                && diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.RootProperty, out var rootId)
                && diagnostic.Properties.TryGetValue(LiteralKeyAnalyzer.MemberProperty, out var member)
                && RootAtHand.Find(model, call, rootId) is { } flags)
            {
                var typed = SyntaxFactory.ParseExpression(flags.Length == 0 ? member! : $"{flags}.{member}").WithTriviaFrom(call);
                if (StillCompiles(model, call, typed))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            $"Ask {typed.WithoutTrivia()}",
                            _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, typed))),
                            nameof(TypedMemberFix)),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>Segments are entered together: a fix of one key would leave a call that takes text and members at once.</summary>
    private static bool IsOneOfSeveral(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Doors.EnterSegments } or IdentifierNameSyntax { Identifier.ValueText: Doors.EnterSegments };

    /// <summary>A typed experience or goal has other methods than the one by key: with them, the user rewrites the call.</summary>
    private static bool StillCompiles(SemanticModel model, InvocationExpressionSyntax call, ExpressionSyntax typed)
    {
        ExpressionSyntax outermost = call;
        while (outermost.Parent is ExpressionSyntax parent and (MemberAccessExpressionSyntax or InvocationExpressionSyntax))
        {
            outermost = parent;
        }

        var replaced = outermost == call ? typed : outermost.ReplaceNode(call, typed);
        var before = model.GetTypeInfo(outermost).ConvertedType;
        var after = model.GetSpeculativeTypeInfo(outermost.SpanStart, replaced, SpeculativeBindingOption.BindAsExpression).Type;
        return after is not null and not IErrorTypeSymbol
            && model.GetSpeculativeSymbolInfo(outermost.SpanStart, replaced, SpeculativeBindingOption.BindAsExpression).Symbol is not null
            && (outermost.Parent is ExpressionStatementSyntax || (before is not null && model.Compilation.ClassifyConversion(after, before).IsImplicit));
    }
}
