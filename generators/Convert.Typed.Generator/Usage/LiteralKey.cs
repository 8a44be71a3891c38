using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>A key that the compiler knows where the client is asked by key.</summary>
/// <param name="Door">The method of the client.</param>
/// <param name="Text">The key.</param>
/// <param name="Syntax">The expression that gives it.</param>
internal sealed record LiteralKey(string Door, string Text, SyntaxNode Syntax)
{
    /// <summary>Whether the call asks the client by a key, known or not.</summary>
    public static bool IsDoor(IInvocationOperation call, RuntimeTypes types) =>
        Doors.All.Contains(call.TargetMethod.Name) && call.Arguments.Length == 1 && types.IsClient(call.TargetMethod.ContainingType);

    /// <summary>Null for other calls, and for a key that only running the code tells.</summary>
    public static LiteralKey? Find(IInvocationOperation call, RuntimeTypes types) =>
        IsDoor(call, types) && call.Arguments[0].Value is { ConstantValue: { HasValue: true, Value: string text } } value
            ? new(call.TargetMethod.Name, text, value.Syntax)
            : null;
}
