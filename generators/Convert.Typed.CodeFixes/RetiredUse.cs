using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Finds out what stands for the use of a member that is retired: what it answered before, or answers for ever.</summary>
internal sealed class RetiredUse(SemanticModel model, RuntimeTypes types, CancellationToken cancellationToken)
{
    /// <param name="place">What the compiler underlines: the member.</param>
    /// <param name="id">The id, which tells the state it was in.</param>
    /// <returns>Nothing where the use has no value that code could hold, such as a decision.</returns>
    public IReadOnlyList<Replacement> Find(SyntaxNode place, string id)
    {
        var member = place is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax outer } && outer.Name == place ? outer : place as ExpressionSyntax;
        if (member is null || BeginsConditionally(member))
        {
            return [];
        }

        if (id == RetiredIds.Variable)
        {
            return CallOf(member, "ValueOr") is { } read ? Fallback(read) : [];
        }

        var isOn = id == RetiredIds.On;
        if (CallOf(member, "IsEnabled") is { } isEnabled)
        {
            return HasEffects(isEnabled) ? [] : [new(isEnabled, _ => Truth(isOn))];
        }

        if (CallOf(member, "TryGet") is { } tryGet)
        {
            return new RetiredValues(model, types, cancellationToken).Find(tryGet, isOn);
        }

        return member.Parent is MemberAccessExpressionSyntax variable && variable.Expression == member && CallOf(variable, "ValueOr") is { } valueOr
            ? isOn ? LastValue(valueOr, variable) : Fallback(valueOr)
            : [];
    }

    public static ExpressionSyntax Truth(bool value) =>
        SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression);

    /// <summary>Whether the call does more than to ask, so that leaving it out changes the program.</summary>
    public static bool HasEffects(InvocationExpressionSyntax call) => call.DescendantNodes().Any(static node =>
        node is AwaitExpressionSyntax or AssignmentExpressionSyntax
        || node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression);

    /// <summary>Whether it is the part of <c>flags?.Banner</c> that there may be no flags for.</summary>
    private static bool BeginsConditionally(ExpressionSyntax member)
    {
        var first = member;
        while (first is MemberAccessExpressionSyntax access)
        {
            first = access.Expression;
        }

        return first is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax;
    }

    private IReadOnlyList<Replacement> Fallback(InvocationExpressionSyntax valueOr)
    {
        var arguments = valueOr.ArgumentList.Arguments;
        var position = arguments.IndexOf(static argument => argument.NameColon?.Name.Identifier.ValueText == "fallback");
        position = position >= 0 ? position : 1;
        return IsRead(valueOr) && arguments.Count == 2 && !HasEffects(valueOr)
            ? [new(valueOr, current => ((InvocationExpressionSyntax)current).ArgumentList.Arguments[position].Expression)]
            : [];
    }

    private IReadOnlyList<Replacement> LastValue(InvocationExpressionSyntax valueOr, MemberAccessExpressionSyntax variable) =>
        IsRead(valueOr) && !HasEffects(valueOr) && RetiredValues.LastValue(model.GetSymbolInfo(variable, cancellationToken).Symbol, types) is { } value
            ? [new(valueOr, _ => value)]
            : [];

    private bool IsRead(InvocationExpressionSyntax call) => types.IsFeatureVariable(model.GetSymbolInfo(call, cancellationToken).Symbol?.ContainingType);

    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax owner, string method) =>
        owner.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == owner && access.Name.Identifier.ValueText == method && call.Expression == access
            ? call
            : null;
}
