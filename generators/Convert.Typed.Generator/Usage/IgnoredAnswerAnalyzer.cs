using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Finds calls that mean nothing, or something else, when nobody looks at what they answer. A discard says that it is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredAnswerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.IgnoredAnswer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Find(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.ExpressionStatement);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        var ignored = ((IExpressionStatementOperation)context.Operation).Operation;
        while (ignored is IConditionalAccessOperation conditional)
        {
            ignored = conditional.WhenNotNull;
        }

        if (ignored is IInvocationOperation call && Consequence(call, types) is { } consequence)
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDescriptors.IgnoredAnswer, call.Syntax.GetLocation(), call.TargetMethod.Name, consequence));
        }
    }

    private static string? Consequence(IInvocationOperation call, RuntimeTypes types) => call.TargetMethod switch
    {
        { Name: "TryGet", ReturnType.SpecialType: SpecialType.System_Boolean } method
            when types.IsFeature(method.ContainingType) && call.Arguments is [_, { Value: not IDiscardOperation } values] =>
            $"while the feature is off, '{NameOf(values.Value)}' holds no values. Ask with it: 'if (….TryGet(…))'.",
        { Name: "Run" } method when types.IsExperience(method.ContainingType) =>
            "the visitor counts for an experience that shows nothing of it. Switch over the answer, or write '_ = ' before the call when counting is all you want.",
        _ => null,
    };

    private static string NameOf(IOperation values) => values switch
    {
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local.Name: var name } } => name,
        ILocalReferenceOperation { Local.Name: var name } => name,
        _ => values.Syntax.ToString(),
    };
}
