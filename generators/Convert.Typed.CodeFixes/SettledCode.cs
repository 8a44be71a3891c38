using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Puts values in the place of expressions, and takes away what no longer depends on anything: conditions, and code that never runs.</summary>
internal static class SettledCode
{
    /// <returns>The same code where nothing can be settled: where what is left would name what is gone.</returns>
    public static SyntaxNode Settle(SyntaxNode root, IReadOnlyList<Replacement> replacements)
    {
        var marks = replacements
            .SelectMany(static replacement => replacement.Gone.Append(replacement.Expression))
            .Distinct()
            .ToDictionary(static node => node, static _ => new SyntaxAnnotation());
        var settled = root.ReplaceNodes(marks.Keys, (original, current) => current.WithAdditionalAnnotations(marks[original]));
        var isSettled = false;
        foreach (var replacement in replacements)
        {
            // What stood in code that never runs is gone by now.
            if (settled.GetAnnotatedNodes(marks[replacement.Expression]).FirstOrDefault() is ExpressionSyntax current
                && Settle(settled, current, replacement.Value(current), replacement.MayChoose) is var attempt
                && !replacement.Gone.Any(node => attempt.GetAnnotatedNodes(marks[node]).Any()))
            {
                (settled, isSettled) = (attempt, true);
            }
        }

        return isSettled ? settled : root;
    }

    /// <summary>Whether evaluating does nothing but to give a value, so that it may be left out.</summary>
    private static bool IsPlain(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(static node =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or PredefinedTypeSyntax
        || node is BinaryExpressionSyntax
        || node.IsKind(SyntaxKind.LogicalNotExpression));

    private static SyntaxNode Settle(SyntaxNode root, ExpressionSyntax expression, ExpressionSyntax value, bool mayChoose)
    {
        var mark = new SyntaxAnnotation();
        root = root.ReplaceNode(expression, Fit(value, expression).WithTriviaFrom(expression).WithAdditionalAnnotations(mark));
        while (root.GetAnnotatedNodes(mark).FirstOrDefault() is ExpressionSyntax current && Simpler(current, mayChoose) is var (outer, simpler))
        {
            root = root.ReplaceNode(outer, simpler.WithTriviaFrom(outer).WithAdditionalAnnotations(mark));
        }

        return root.GetAnnotatedNodes(mark).FirstOrDefault() is ExpressionSyntax last ? SettledStatement.Settle(root, last) : root;
    }

    /// <summary>With parentheses where another expression would take a part of it.</summary>
    private static ExpressionSyntax Fit(ExpressionSyntax value, ExpressionSyntax place)
    {
        var standsAlone = value is LiteralExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax
            || place.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax or InterpolationSyntax { FormatClause: null, AlignmentClause: null }
            || (place.Parent is AssignmentExpressionSyntax assignment && assignment.Right == place);
        return standsAlone ? value : SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia());
    }

    /// <summary>The expression around a settled truth that is no longer needed, and what is left of it.</summary>
    private static (ExpressionSyntax Outer, ExpressionSyntax Simpler)? Simpler(ExpressionSyntax expression, bool mayChoose)
    {
        var isTrue = expression.IsKind(SyntaxKind.TrueLiteralExpression);
        if (!isTrue && !expression.IsKind(SyntaxKind.FalseLiteralExpression))
        {
            return null;
        }

        return expression.Parent switch
        {
            ParenthesizedExpressionSyntax outer => (outer, expression),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } outer => (outer, RetiredUse.Truth(!isTrue)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } outer => Joined(outer, expression, decides: !isTrue),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } outer => Joined(outer, expression, decides: isTrue),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } outer when TruthOf(outer.Left) is { } left && TruthOf(outer.Right) is { } right =>
                (outer, RetiredUse.Truth(left == right == outer.IsKind(SyntaxKind.EqualsExpression))),
            IsPatternExpressionSyntax outer when TruthOf(outer.Pattern) is { } asked => (outer, RetiredUse.Truth(isTrue == asked)),
            ConditionalExpressionSyntax outer when outer.Condition == expression && mayChoose => (outer, Fit(isTrue ? outer.WhenTrue : outer.WhenFalse, outer)),
            _ => null,
        };
    }

    private static (ExpressionSyntax Outer, ExpressionSyntax Simpler)? Joined(BinaryExpressionSyntax outer, ExpressionSyntax expression, bool decides)
    {
        var other = outer.Left == expression ? outer.Right : outer.Left;
        if (!decides)
        {
            return (outer, Fit(other, outer));
        }

        return outer.Left == expression || IsPlain(other) ? (outer, expression) : null;
    }

    private static bool? TruthOf(SyntaxNode node) => node switch
    {
        ConstantPatternSyntax constant => TruthOf(constant.Expression),
        UnaryPatternSyntax negated => !TruthOf(negated.Pattern),
        _ when node.IsKind(SyntaxKind.TrueLiteralExpression) => true,
        _ when node.IsKind(SyntaxKind.FalseLiteralExpression) => false,
        _ => null,
    };
}
