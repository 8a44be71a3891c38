using ConvertTyped.Generator.Usage;
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
        IfStatementSyntax statement when statement.Condition == value && !HasDirectivesInside(statement) && value.IsKind(SyntaxKind.TrueLiteralExpression) =>
            Replace(root, statement, statement.Statement),
        IfStatementSyntax statement when statement.Condition == value && !HasDirectivesInside(statement) && value.IsKind(SyntaxKind.FalseLiteralExpression) =>
            Replace(root, statement, statement.Else?.Statement),
        WhileStatementSyntax statement when statement.Condition == value && !HasDirectivesInside(statement) && value.IsKind(SyntaxKind.FalseLiteralExpression) =>
            Replace(root, statement, null),
        _ => root,
    };

    /// <summary>Directives before a statement stay where they are; those inside it may be around a part of it.</summary>
    private static bool HasDirectivesInside(StatementSyntax statement) =>
        statement.ContainsDirectives && (statement.Parent is ElseClauseSyntax || statement.DescendantTokens().Skip(1).Any(static token => token.ContainsDirectives));

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

    private static SyntaxNode Replace(SyntaxNode root, SyntaxNode old, IReadOnlyList<SyntaxNode> left)
    {
        var mark = new SyntaxAnnotation();
        if (left.Count == 0)
        {
            var next = old.GetLastToken().GetNextToken(includeZeroWidth: true);
            var without = root.ReplaceSyntax(
                [old],
                (_, current) => current.WithAdditionalAnnotations(mark),
                [next],
                (_, current) => current.WithLeadingTrivia(SyntaxFactory.TriviaList(Directives(old).Concat(current.LeadingTrivia))),
                [],
                static (_, current) => current);
            return without.RemoveNode(without.GetAnnotatedNodes(mark).Single(), SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        var unreachable = Leaves(left[left.Count - 1]) ? Unreachable(old) : [];
        var marked = root.ReplaceNodes(unreachable.Append(old), (_, current) => current.WithAdditionalAnnotations(mark));
        var nodes = marked.GetAnnotatedNodes(mark).ToList();
        marked = marked.RemoveNodes(nodes.Skip(1), SyntaxRemoveOptions.KeepNoTrivia)!;
        return marked.ReplaceNode(marked.GetAnnotatedNodes(mark).Single(), left);
    }

    /// <summary>The directives before a statement, and what stands before them; nothing where there are none.</summary>
    private static IEnumerable<SyntaxTrivia> Directives(SyntaxNode statement) =>
        statement.GetLeadingTrivia().Reverse().SkipWhile(static trivia => !trivia.IsDirective).Reverse();

    /// <summary>Whether nothing runs after a statement.</summary>
    private static bool Leaves(SyntaxNode statement) => statement switch
    {
        GlobalStatementSyntax global => Leaves(global.Statement),
        BlockSyntax block => block.Statements.LastOrDefault() is { } last && Leaves(last),
        _ => statement is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
            || statement.IsKind(SyntaxKind.YieldBreakStatement),
    };

    /// <summary>What stands behind a statement that is left; nothing where something can still be reached by its name.</summary>
    private static List<SyntaxNode> Unreachable(SyntaxNode left)
    {
        IEnumerable<SyntaxNode> all = left.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>(),
            _ => [],
        };
        var behind = all.SkipWhile(statement => statement != left).Skip(1).ToList();
        return behind.Exists(static statement => statement.ContainsDirectives || statement.DescendantNodesAndSelf().Any(static node => node is LabeledStatementSyntax or LocalFunctionStatementSyntax)) ? [] : behind;
    }

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
        if (old is IfStatementSyntax { CloseParenToken.TrailingTrivia: var said } && !IsBlank(said))
        {
            own = [.. said.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)), .. own];
        }

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
        return declared.Count == 0 || !DeclaringScope.Of(old).DescendantTokens()
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
