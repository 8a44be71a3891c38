using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Finds out whose client an expression is.</summary>
internal sealed class ClientOrigin(RuntimeTypes types, KnownRoots roots)
{
    /// <summary>
    /// The roots whose keys the client may know: one where the code shows it (<c>flags.Client</c>), all where it comes from
    /// elsewhere (a parameter, a service), and none for a client over a config at hand, whose keys nobody knows here.
    /// </summary>
    public IReadOnlyList<RootKeys> Find(IOperation? client, CancellationToken cancellationToken)
    {
        // Two fields may be each other's initial value.
        var seen = new HashSet<SyntaxNode>();
        for (var step = client; ; step = seen.Add(step.Syntax) ? Initial(step, cancellationToken) : null)
        {
            switch (step)
            {
                case IPropertyReferenceOperation { Property.Name: "Client", Instance.Type: INamedTypeSymbol root } when types.IsRoot(root):
                    return Known([roots.Of(root)]);
                case IInvocationOperation { TargetMethod: { Name: "FromConfiguration" } method } when types.IsClient(method.ContainingType):
                    return [];
                case null:
                    return Known(roots.All);
            }
        }
    }

    /// <summary>One class that does not tell its keys may have any.</summary>
    private static IReadOnlyList<RootKeys> Known(IReadOnlyList<RootKeys> roots) => roots.All(static root => root.AreKnown) ? roots : [];

    /// <summary>What a local or a field of this file is for as long as it lives; null when that is not certain.</summary>
    private static IOperation? Initial(IOperation step, CancellationToken cancellationToken)
    {
        ISymbol? variable = step switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            _ => null,
        };
        return variable?.DeclaringSyntaxReferences is [{ } declaration]
            && declaration.SyntaxTree == step.Syntax.SyntaxTree
            && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && !IsAssigned(declarator)
                ? step.SemanticModel?.GetOperation(value, cancellationToken)
                : null;
    }

    /// <summary>Whether something of that name is assigned where the variable lives. To take another one for it only makes us say less.</summary>
    private static bool IsAssigned(VariableDeclaratorSyntax declarator) =>
        declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax and not FieldDeclarationSyntax)?
            .DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Any(assignment => (assignment.Left as SimpleNameSyntax ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == declarator.Identifier.ValueText)
        ?? false;
}
