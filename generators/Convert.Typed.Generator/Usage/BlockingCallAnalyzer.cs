using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        foreach (var task in Awaited(context.Operation))
        {
            if (Call(task is ILocalReferenceOperation local ? Kept(local, context.CancellationToken) : task) is { } call && types.Declare(call.TargetMethod))
            {
                context.ReportDiagnostic(Diagnostic.Create(UsageDescriptors.BlockingCall, context.Operation.Syntax.GetLocation(), call.TargetMethod.Name));
                return;
            }
        }
    }

    /// <summary>The tasks that the operation waits for.</summary>
    private static IEnumerable<IOperation> Awaited(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } => [task],
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => [task],
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } => [task],
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", ContainingType.Name: "Task" } } all => all.Arguments.SelectMany(static argument => Items(argument.Value)),
        _ => [],
    };

    private static IEnumerable<IOperation> Items(IOperation tasks) => tasks switch
    {
        IConversionOperation conversion => Items(conversion.Operand),
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } array } => array.ElementValues,
        _ => [],
    };

    /// <summary>The asynchronous method that the task comes from.</summary>
    private static IInvocationOperation? Call(IOperation? task) => task switch
    {
        IConversionOperation { Operand: var inner } => Call(inner),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync", Instance: { } inner } => Call(inner),
        IInvocationOperation { TargetMethod: { Name: "Run", ContainingType.Name: "Task" }, Arguments: [{ Value: var work }, ..] } => Call(Started(work)),
        IInvocationOperation call when call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) => call,
        _ => null,
    };

    /// <summary>The task that a lambda gives or awaits first.</summary>
    private static IOperation? Started(IOperation work) => work switch
    {
        IDelegateCreationOperation { Target: var inner } => Started(inner),
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: IAwaitOperation { Operation: var task } }] } => task,
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: var task }] } => task,
        IAnonymousFunctionOperation { Body.Operations: [IExpressionStatementOperation { Operation: IAwaitOperation { Operation: var task } }, ..] } => task,
        _ => null,
    };

    /// <summary>The task that a local is made with, when nothing else is done with it: awaited, it is done by the time it is asked.</summary>
    private static IOperation? Kept(ILocalReferenceOperation task, CancellationToken cancellationToken) =>
        task.Local.DeclaringSyntaxReferences is [{ } declaration]
        && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && DeclaringScope.Of(declarator).DescendantNodes().OfType<IdentifierNameSyntax>().All(name => name.Identifier.ValueText != task.Local.Name || IsAsked(name))
            ? task.SemanticModel?.GetOperation(value, cancellationToken)
            : null;

    private static bool IsAsked(IdentifierNameSyntax task) =>
        task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "Result" or "GetAwaiter" } access && access.Expression == task;
}
