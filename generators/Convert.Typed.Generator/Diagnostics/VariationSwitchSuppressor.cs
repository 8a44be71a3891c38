using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>
/// Silences CS8524 where a <c>switch</c> expression is over the variations of an experience, or over the variation of its
/// decisions. The runtime gives no value that the enum does not name, so a switch over all members is complete. CS8509 still warns
/// of one that misses a member, but not when nothing is missing but retired ones: their arms are to be removed.
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

    private static readonly SuppressionDescriptor RetiredRule = new(
        "CVTS002",
        "CS8509",
        "What is missing are variations that are no longer served.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Rule, RetiredRule];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is SwitchExpressionSyntax expression
                && context.GetSemanticModel(tree) is var model
                && model.GetTypeInfo(expression.GoverningExpression, context.CancellationToken).Type is { } type
                && RuleFor(diagnostic.Id, expression, type, model, context.CancellationToken) is { } rule)
            {
                context.ReportSuppression(Suppression.Create(rule, diagnostic));
            }
        }
    }

    private static SuppressionDescriptor? RuleFor(string id, SwitchExpressionSyntax expression, ITypeSymbol type, SemanticModel model, CancellationToken cancellationToken) => id switch
    {
        "CS8524" when HasOnlyVariations(type) || IsOverTheVariationOfADecision(expression, type) => Rule,
        "CS8509" when type.TypeKind == TypeKind.Enum && IsGenerated(type) && MissesOnlyRetired(expression, type, model, cancellationToken) => RetiredRule,
        _ => null,
    };

    /// <summary>Whether every member that is served has an arm which surely takes it: one of constants, without a condition.</summary>
    private static bool MissesOnlyRetired(SwitchExpressionSyntax expression, ITypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        var taken = new HashSet<object>(expression.Arms
            .Where(static arm => arm.WhenClause is null)
            .SelectMany(arm => Constants(arm.Pattern))
            .Select(constant => model.GetConstantValue(constant, cancellationToken).Value)
            .OfType<object>());
        return type.GetMembers().OfType<IFieldSymbol>().All(member => !member.HasConstantValue || taken.Contains(member.ConstantValue!) || IsObsolete(member));
    }

    private static IEnumerable<ExpressionSyntax> Constants(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => [constant.Expression],
        ParenthesizedPatternSyntax inner => Constants(inner.Pattern),
        BinaryPatternSyntax either when either.OperatorToken.IsKind(SyntaxKind.OrKeyword) => Constants(either.Left).Concat(Constants(either.Right)),
        _ => [],
    };

    internal static bool IsObsolete(IFieldSymbol member) => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute");

    /// <summary>Whether all enums that a pattern for this type can name are enums of variations, and there is one.</summary>
    private static bool HasOnlyVariations(ITypeSymbol type)
    {
        var enums = Enums(type).ToList();
        return enums.Count > 0 && enums.TrueForAll(IsGenerated);
    }

    /// <summary>Whether the arms look at nothing of a decision but its variation, as in <c>{ Variation: PricingPageVariation.Annual }</c>.</summary>
    private static bool IsOverTheVariationOfADecision(SwitchExpressionSyntax expression, ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ExperienceDecision", TypeArguments: [var variation] }
        && IsGenerated(variation)
        && expression.Arms.SelectMany(static arm => arm.Pattern.DescendantNodesAndSelf()).OfType<SubpatternSyntax>().All(static part => part.NameColon?.Name.Identifier.ValueText == "Variation");

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
