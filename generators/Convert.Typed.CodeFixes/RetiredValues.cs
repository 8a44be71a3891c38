using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Finds out what stands for <c>TryGet</c> of a retired feature, and for the values that it gives.</summary>
internal sealed class RetiredValues(SemanticModel model, RuntimeTypes types, CancellationToken cancellationToken)
{
    /// <returns>Nothing where something is done with the values that no value of a variable can stand for.</returns>
    public IReadOnlyList<Replacement> Find(InvocationExpressionSyntax tryGet, bool isOn)
    {
        if (tryGet.ArgumentList.Arguments is not [_, { Expression: var given }] || RetiredUse.HasEffects(tryGet))
        {
            return [];
        }

        Replacement answer = new(tryGet, _ => RetiredUse.Truth(isOn)) { MayChoose = RetiredUse.MayChoose(tryGet, model, cancellationToken) };
        var names = given switch
        {
            DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax values } => NamesOf(values),
            DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax } or IdentifierNameSyntax { Identifier.ValueText: "_" } => [],
            _ => null,
        };
        if (names is null)
        {
            return [];
        }

        if (!isOn)
        {
            return [answer with { Gone = names }];
        }

        var reads = names.Select(Read).ToList();
        return reads.TrueForAll(static read => read is not null) ? [answer, .. reads!] : [];
    }

    /// <summary>The value that a variable had for everybody, as code; null when the generator does not know it.</summary>
    public static ExpressionSyntax? LastValue(ISymbol? variable, RuntimeTypes types)
    {
        var value = variable?.GetAttributes()
            .FirstOrDefault(given => types.LastValue is not null && SymbolEqualityComparer.Default.Equals(given.AttributeClass, types.LastValue))?
            .ConstructorArguments.FirstOrDefault().Value;
        return value switch
        {
            bool flag => RetiredUse.Truth(flag),
            long or double or string => SyntaxFactory.ParseExpression(Literal(value)),
            _ => null,
        };
    }

    // With a suffix, so that 'var' stays what it was.
    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + value switch
    {
        long => "L",
        double => "D",
        _ => "",
    };

    private IReadOnlyList<IdentifierNameSyntax> NamesOf(SingleVariableDesignationSyntax designation)
    {
        var values = model.GetDeclaredSymbol(designation, cancellationToken);
        return
        [
            .. DeclaringScope.Of(designation).DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == designation.Identifier.ValueText
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, values)),
        ];
    }

    /// <summary>What takes the place of <c>on.Caption</c>.</summary>
    private Replacement? Read(IdentifierNameSyntax values) =>
        values.Parent is MemberAccessExpressionSyntax read
        && read.Expression == values
        && !read.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        && model.GetSymbolInfo(read, cancellationToken).Symbol is IPropertySymbol property
        && LastValue(VariableOf(property), types) is { } value
            ? new(read, _ => value)
            : null;

    /// <summary>The member of the feature for a member of its values: both have the same name.</summary>
    private ISymbol? VariableOf(IPropertySymbol value) => value.ContainingType.ContainingType?.GetTypeMembers()
        .Where(types.IsFeature)
        .Where(feature => feature.GetMembers("TryGet").OfType<IMethodSymbol>().Any(method => method.Parameters is [_, { Type: var given }] && SymbolEqualityComparer.Default.Equals(given, value.ContainingType)))
        .SelectMany(feature => feature.GetMembers(value.Name))
        .FirstOrDefault();
}
