using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Recognizes parts of a conditional access.</summary>
internal static class ConditionalAccess
{
    /// <summary>Whether an expression is the part of <c>flags?.Banner</c> that there may be no flags for: nothing can take its place.</summary>
    public static bool Begins(ExpressionSyntax expression)
    {
        var first = expression;
        while (true)
        {
            switch (first)
            {
                case MemberAccessExpressionSyntax { Expression: var inner }:
                    first = inner;
                    break;
                case InvocationExpressionSyntax { Expression: var inner }:
                    first = inner;
                    break;
                case ElementAccessExpressionSyntax { Expression: var inner }:
                    first = inner;
                    break;
                case PostfixUnaryExpressionSyntax { Operand: var inner }:
                    first = inner;
                    break;
                default:
                    return first is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax;
            }
        }
    }
}
