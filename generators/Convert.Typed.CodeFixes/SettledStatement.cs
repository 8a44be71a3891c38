using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.CodeFixes;

/// <summary>Leaves of an <c>if</c> what runs when its condition is settled.</summary>
internal static class SettledStatement
{
    /// <param name="root">All of the code.</param>
    /// <param name="value">A value in it that is settled.</param>
    public static SyntaxNode Settle(SyntaxNode root, ExpressionSyntax value) => value.Parent switch
    {
        // A value alone is no statement.
        ExpressionStatementSyntax statement when !IsCall(value) => Replace(root, statement, null),
        IfStatementSyntax { ContainsDirectives: false } statement when statement.Condition == value && value.IsKind(SyntaxKind.TrueLiteralExpression) =>
            Replace(root, statement, statement.Statement),
        IfStatementSyntax { ContainsDirectives: false } statement when statement.Condition == value && value.IsKind(SyntaxKind.FalseLiteralExpression) =>
            Replace(root, statement, statement.Else?.Statement),
        _ => root,
    };

    private static bool IsCall(ExpressionSyntax value) => value is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax;

    private static SyntaxNode Replace(SyntaxNode root, StatementSyntax statement, StatementSyntax? left)
    {
        switch (statement.Parent)
        {
            case ElseClauseSyntax { Parent: IfStatementSyntax outer } clause:
                return left is null
                    ? root.ReplaceNode(outer, outer.WithElse(null).WithTrailingTrivia(outer.GetTrailingTrivia()))
                    : root.ReplaceNode(clause, clause.WithStatement(left.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation)));
            case GlobalStatementSyntax global:
                return Replace(root, global, [.. Statements(statement, left).Select(one => global.WithStatement(one))]);
            case BlockSyntax or SwitchSectionSyntax:
                return Replace(root, statement, Statements(statement, left));
            default:
                return root.ReplaceNode(statement, (left ?? SyntaxFactory.Block()).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    private static SyntaxNode Replace(SyntaxNode root, SyntaxNode old, IReadOnlyList<SyntaxNode> left) =>
        left.Count > 0 ? root.ReplaceNode(old, left) : root.RemoveNode(old, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;

    /// <summary>The statements that are left, one after the other, in the place of the <c>if</c>.</summary>
    private static IReadOnlyList<StatementSyntax> Statements(StatementSyntax old, StatementSyntax? left)
    {
        if (left is null)
        {
            return [];
        }

        IReadOnlyList<StatementSyntax> statements = left is BlockSyntax block && MayJoin(block, old) ? [.. block.Statements] : [left];
        return
        [
            .. statements.Select((statement, position) => statement
                .WithLeadingTrivia(position == 0 ? Before(statement, old) : statement.GetLeadingTrivia())
                .WithTrailingTrivia(position + 1 == statements.Count && IsBlank(statement.GetTrailingTrivia()) ? old.GetTrailingTrivia() : statement.GetTrailingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation)),
        ];
    }

    /// <summary>What stood before the <c>if</c>, and then what was said of its first statement.</summary>
    private static SyntaxTriviaList Before(StatementSyntax first, StatementSyntax old)
    {
        var (before, own) = (old.GetLeadingTrivia(), first.GetLeadingTrivia());
        return IsBlank(own) ? before : [.. before.Reverse().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse(), .. own];
    }

    private static bool IsBlank(SyntaxTriviaList trivia) => trivia.All(static one => one.IsKind(SyntaxKind.WhitespaceTrivia) || one.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>Whether a block can do without its braces: nothing is written at them, and no name in it meets one around it.</summary>
    private static bool MayJoin(BlockSyntax block, StatementSyntax old)
    {
        var isBare = block.Statements.Count == 0
            || (IsBlank(block.OpenBraceToken.TrailingTrivia) && IsBlank(block.CloseBraceToken.LeadingTrivia));
        if (!isBare)
        {
            return false;
        }

        var declared = new HashSet<string>(Declared(block), StringComparer.Ordinal);
        var scope = old.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? old.SyntaxTree.GetRoot();
        return declared.Count == 0 || !scope.DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && declared.Contains(token.ValueText) && !old.Span.Contains(token.Span));
    }

    private static IEnumerable<string> Declared(SyntaxNode block) => block.DescendantNodes().Select(static node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    }).OfType<string>();
}
