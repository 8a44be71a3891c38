using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Generator.Usage;

/// <summary>Where a local can be named.</summary>
internal static class DeclaringScope
{
    /// <summary>The member that code stands in; all of the file at its top level.</summary>
    public static SyntaxNode Of(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
}
