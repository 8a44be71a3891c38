using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>An expression whose value is settled.</summary>
/// <param name="Expression">What stands in the code.</param>
/// <param name="Value">What takes its place, made of the expression as it is by then: other replacements may have been made inside it.</param>
internal sealed record Replacement(ExpressionSyntax Expression, Func<ExpressionSyntax, ExpressionSyntax> Value)
{
    /// <summary>Whether a <c>? :</c> over it may become one of its branches: not when that is of another type.</summary>
    public bool MayChoose { get; init; } = true;

    /// <summary>What has to be gone with the code that never runs: the names of values that are no more.</summary>
    public IReadOnlyList<SyntaxNode> Gone { get; init; } = [];
}
