using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Finds <c>switch</c> expressions over the variations of an experience whose discard would take new ones, too.</summary>
/// <remarks>Not <c>switch</c> statements: of those the compiler asks no completeness, so that a <c>default</c> hides nothing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariationDiscardAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that has the names of the variations that the discard takes, separated by spaces.</summary>
    internal const string MissingProperty = "Missing";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.VariationDiscard];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.SwitchExpression);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var expression = (ISwitchExpressionOperation)context.Operation;
        var taking = expression.Arms.Where(static arm => arm.Guard is null).ToList();
        if (expression.Value.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } variations
            || !IsGenerated(variations)
            || expression.Arms.LastOrDefault() is not { Guard: null, Pattern: IDiscardPatternOperation discard }
            || taking.Take(taking.Count - 1).Any(static arm => !IsList(arm.Pattern)))
        {
            return;
        }

        var named = taking.SelectMany(static arm => Values(arm.Pattern)).ToImmutableHashSet();
        var missing = Members(variations).Where(member => !named.Contains(member.ConstantValue)).Select(static member => member.Name).ToList();
        var pattern = string.Join(" or ", missing.Select(member => $"{variations.Name}.{member}"));
        context.ReportDiagnostic(Diagnostic.Create(
            UsageDescriptors.VariationDiscard,
            discard.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(MissingProperty, string.Join(" ", missing)),
            variations.Name,
            missing.Count == 0 ? "Remove it" : $"Write '{pattern}' in its place"));
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: VariationSwitchSuppressor.ToolName }, ..] });

    /// <summary>
    /// Variations as a switch reads best: those of the config first, then what stands for the others. Not those that are no longer
    /// served: a switch is complete without them.
    /// </summary>
    private static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol variations) => variations.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(static member => member.HasConstantValue && !VariationSwitchSuppressor.IsObsolete(member))
        .OrderBy(static member => member.ConstantValue is int and <= 0)
        .ThenBy(static member => member.ConstantValue is 0 ? int.MinValue : member.ConstantValue);

    private static bool IsList(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsList(either.LeftPattern) && IsList(either.RightPattern),
        _ => false,
    };

    private static IEnumerable<object?> Values(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [constant.Value.ConstantValue.Value],
        IBinaryPatternOperation either => Values(either.LeftPattern).Concat(Values(either.RightPattern)),
        _ => [],
    };
}
