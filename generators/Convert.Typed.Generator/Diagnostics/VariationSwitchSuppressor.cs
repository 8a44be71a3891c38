using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>
/// Silences CS8524 where a <c>switch</c> expression is over the variations of an experience. The runtime gives no value
/// that the enum does not name, so a switch over all members is complete; CS8509 still warns of one that misses a member.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariationSwitchSuppressor : DiagnosticSuppressor
{
    /// <summary>The tool that <see cref="System.CodeDom.Compiler.GeneratedCodeAttribute"/> names on generated types.</summary>
    internal const string ToolName = "Convert.Typed.Generator";

    private static readonly SuppressionDescriptor Rule = new(
        "CVTS001",
        "CS8524",
        "An experience answers only with named members of its enum; a variation that the app was not built with is Unknown.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Rule];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is SwitchExpressionSyntax expression
                && context.GetSemanticModel(tree).GetTypeInfo(expression.GoverningExpression, context.CancellationToken).Type is { } type
                && HasOnlyVariations(type))
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }

    /// <summary>Whether all enums that a pattern for this type can name are enums of variations, and there is one.</summary>
    private static bool HasOnlyVariations(ITypeSymbol type)
    {
        var enums = Enums(type).ToList();
        return enums.Count > 0 && enums.TrueForAll(IsGenerated);
    }

    private static IEnumerable<ITypeSymbol> Enums(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => [type],
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Enums(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(static element => Enums(element.Type)),
        _ => [],
    };

    private static bool IsGenerated(ITypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: "GeneratedCodeAttribute" } && attribute.ConstructorArguments is [{ Value: ToolName }, ..]);
}
