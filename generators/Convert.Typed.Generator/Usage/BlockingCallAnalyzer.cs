using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Finds threads that wait for an asynchronous method of the client: <c>client.Tracking.FlushAsync().Wait()</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.BlockingCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Find(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation, OperationKind.PropertyReference);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        if (Awaited(context.Operation) is { } task && Call(task) is { } call && types.Declare(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDescriptors.BlockingCall, context.Operation.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    /// <summary>The task that the operation waits for.</summary>
    private static IOperation? Awaited(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } => task,
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => task,
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } => task,
        _ => null,
    };

    /// <summary>The asynchronous method that the task comes from.</summary>
    private static IInvocationOperation? Call(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } inner } => Call(inner),
        IInvocationOperation call when call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) => call,
        _ => null,
    };
}
