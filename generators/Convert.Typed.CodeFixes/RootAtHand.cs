using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Finds an instance of a root class that code can name.</summary>
internal static class RootAtHand
{
    private const string Client = "Client";

    /// <returns>
    /// How to name it where the call stands: <c>flags</c> of <c>flags.Client.Feature("key")</c>, else a local, parameter, field or
    /// property of that type; empty inside the class itself; null when there is none.
    /// </returns>
    public static string? Find(SemanticModel model, InvocationExpressionSyntax call, string? rootId)
    {
        if (rootId is null || DocumentationCommentId.GetFirstSymbolForDeclarationId(rootId, model.Compilation) is not INamedTypeSymbol root)
        {
            return null;
        }

        return call.Expression switch
        {
            MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: Client, Expression: var flags } } when IsRoot(model.GetTypeInfo(flags).Type, root) =>
                flags.ToString(),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: Client } } when IsRoot(model.GetEnclosingSymbol(call.SpanStart)?.ContainingType, root) =>
                "",
            _ => Named(model, call.SpanStart, root),
        };
    }

    private static string? Named(SemanticModel model, int position, INamedTypeSymbol root) => model.LookupSymbols(position)
        .Where(symbol => IsRoot(TypeOf(symbol, position), root))
        .OrderBy(static symbol => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
        .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
        .Select(static symbol => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : $"@{symbol.Name}")
        .FirstOrDefault();

    // A local stands in the list before it is declared, too.
    private static ITypeSymbol? TypeOf(ISymbol symbol, int position) => symbol switch
    {
        ILocalSymbol local => local.Locations.Any(location => location.SourceSpan.Start < position) ? local.Type : null,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsWriteOnly: false } property => property.Type,
        _ => null,
    };

    private static bool IsRoot(ITypeSymbol? type, INamedTypeSymbol root) => SymbolEqualityComparer.Default.Equals(type, root);
}
