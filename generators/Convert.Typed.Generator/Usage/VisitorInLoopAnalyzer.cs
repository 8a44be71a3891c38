using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Finds a visitor that is made in each turn of a loop although its id and who makes it stay the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VisitorInLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.VisitorInLoop];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Find(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { Name: "Visitor" } method
            && (types.Declare(method) || types.IsRoot(method.ContainingType))
            && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is { } id
            && Loop(call) is { } loop
            && !IsLast(call, loop)
            && call.SemanticModel?.AnalyzeDataFlow(loop) is { Succeeded: true } flow
            && IsSameId(id, flow)
            && IsSameMaker(call.Instance, flow))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDescriptors.VisitorInLoop, call.Syntax.GetLocation()));
        }
    }

    /// <summary>The nearest loop whose body makes the call. What a lambda does is done when somebody calls it.</summary>
    private static StatementSyntax? Loop(IInvocationOperation call)
    {
        IOperation inner = call;
        for (var outer = call.Parent; outer is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            if (outer is ILoopOperation { Syntax: StatementSyntax statement } loop && loop.Body == inner)
            {
                return statement;
            }

            inner = outer;
        }

        return null;
    }

    /// <summary>Whether the loop is left after the call in every case, as by <c>return flags.Visitor(id)</c>.</summary>
    private static bool IsLast(IInvocationOperation call, StatementSyntax loop) => call.Syntax
        .AncestorsAndSelf()
        .TakeWhile(node => node != loop)
        .OfType<StatementSyntax>()
        .Any(statement => call.SemanticModel?.AnalyzeControlFlow(statement, Last(statement)) is { Succeeded: true, EndPointIsReachable: false } flow && flow.ExitPoints.All(exit => Leaves(exit, loop)));

    private static StatementSyntax Last(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.Last(),
        SwitchSectionSyntax section => section.Statements.Last(),
        _ => statement,
    };

    private static bool Leaves(SyntaxNode exit, StatementSyntax loop) => exit switch
    {
        ReturnStatementSyntax => true,
        BreakStatementSyntax => exit.Ancestors().First(static node => node is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax) == loop,
        _ => false,
    };

    // Not a property: the id of a reader is another one after each step.
    private static bool IsSameId(IOperation id, DataFlowAnalysis loop) => id.ConstantValue.HasValue || id switch
    {
        ILocalReferenceOperation { Local: var local } => IsUntouched(local, loop),
        IParameterReferenceOperation { Parameter: var parameter } => IsUntouched(parameter, loop),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => IsSameMaker(field.Instance, loop),
        _ => false,
    };

    private static bool IsSameMaker(IOperation? maker, DataFlowAnalysis loop) => maker switch
    {
        null or IInstanceReferenceOperation => true,
        ILocalReferenceOperation { Local: var local } => IsUntouched(local, loop),
        IParameterReferenceOperation { Parameter: var parameter } => IsUntouched(parameter, loop),
        IMemberReferenceOperation member => IsSameMaker(member.Instance, loop),
        _ => false,
    };

    // What a function writes that is declared outside the loop, it may write when the loop calls it.
    private static bool IsUntouched(ISymbol variable, DataFlowAnalysis loop) =>
        !loop.WrittenInside.Contains(variable, SymbolEqualityComparer.Default)
        && !(loop.WrittenOutside.Contains(variable, SymbolEqualityComparer.Default) && loop.CapturedOutside.Contains(variable, SymbolEqualityComparer.Default) && IsWrittenByFunction(variable));

    private static bool IsWrittenByFunction(ISymbol variable) => variable.DeclaringSyntaxReferences
        .SelectMany(static declaration => DeclaringScope.Of(declaration.GetSyntax()).DescendantNodes())
        .Where(static node => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
        .SelectMany(static function => function.DescendantTokens())
        .Any(token => token.ValueText == variable.Name && IsWritten(token.Parent));

    private static bool IsWritten(SyntaxNode? name) => name?.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };
}
