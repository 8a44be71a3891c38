using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>A key that the compiler knows where the client is asked by key.</summary>
/// <param name="Door">What it is the key of.</param>
/// <param name="Text">The key.</param>
/// <param name="Syntax">The expression that gives it.</param>
internal sealed record LiteralKey(string Door, string Text, SyntaxNode Syntax)
{
    /// <summary>Whether the call asks the client by one key, known or not.</summary>
    public static bool IsDoor(IInvocationOperation call, RuntimeTypes types) =>
        Doors.Single.Contains(call.TargetMethod.Name) && call.Arguments.Length == 1 && types.IsClient(call.TargetMethod.ContainingType);

    /// <summary>None for other calls, and without those that only running the code tells.</summary>
    public static IEnumerable<LiteralKey> Find(IInvocationOperation call, RuntimeTypes types)
    {
        if (IsDoor(call, types))
        {
            return Of(call.TargetMethod.Name, call.Arguments[0].Value);
        }

        return call.TargetMethod.Name == Doors.EnterSegments && types.IsClient(call.TargetMethod.ContainingType)
            ? Items(call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1)?.Value).SelectMany(static item => Of(Doors.Segment, item))
            : [];
    }

    private static IEnumerable<LiteralKey> Of(string door, IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: string text } ? [new(door, text, value.Syntax)] : [];

    /// <summary>The items of a list that is written down where it is given.</summary>
    private static ImmutableArray<IOperation> Items(IOperation? list) => list switch
    {
        IConversionOperation conversion => Items(conversion.Operand),
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } array } => array.ElementValues,
        _ => [],
    };
}
