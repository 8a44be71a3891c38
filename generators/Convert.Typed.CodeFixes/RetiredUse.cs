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
        if (member is null || ConditionalAccess.Begins(member))
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
            return HasEffects(isEnabled) ? [] : [new(isEnabled, _ => Truth(isOn)) { MayChoose = MayChoose(isEnabled, model, cancellationToken) }];
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

    private IReadOnlyList<Replacement> Fallback(InvocationExpressionSyntax valueOr)
    {
        var arguments = valueOr.ArgumentList.Arguments;
        var position = arguments.IndexOf(static argument => argument.NameColon?.Name.Identifier.ValueText == "fallback");
        position = position >= 0 ? position : 1;
        if (!IsRead(valueOr) || arguments.Count != 2 || HasEffects(valueOr))
        {
            return [];
        }

        var type = model.GetTypeInfo(valueOr, cancellationToken).Type;
        var isOfType = SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(arguments[position].Expression, cancellationToken).Type, type);
        var name = type?.ToMinimalDisplayString(model, valueOr.SpanStart) ?? "";
        return [new(valueOr, current => Value(((InvocationExpressionSyntax)current).ArgumentList.Arguments[position].Expression))];

        ExpressionSyntax Value(ExpressionSyntax fallback) => isOfType ? fallback : OfType(fallback, name);
    }

    /// <summary>As the type that a parameter gave it, so that <c>var</c> stays what it was.</summary>
    private static ExpressionSyntax OfType(ExpressionSyntax value, string type)
    {
        if (value is LiteralExpressionSyntax { Token.Value: int } && type is "long" or "double")
        {
            return SyntaxFactory.ParseExpression($"{value.WithoutTrivia()}{(type == "long" ? "L" : "D")}");
        }

        var operand = value is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? value : SyntaxFactory.ParenthesizedExpression(value);
        return SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(type), operand.WithoutTrivia());
    }

    /// <summary>Whether the branches of the <c>? :</c> that the call decides, if it decides one, are of the type of the whole.</summary>
    public static bool MayChoose(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode condition = call;
        while (condition.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax)
        {
            condition = condition.Parent;
        }

        if (condition.Parent is not ConditionalExpressionSyntax choice || choice.Condition != condition)
        {
            return true;
        }

        // Without a type of its own, the whole is of the one that is asked for; and so is a branch alone.
        var type = model.GetTypeInfo(choice, cancellationToken).Type;
        var isAskedFor = choice.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } };
        return type is null
            ? isAskedFor
            : new[] { choice.WhenTrue, choice.WhenFalse }.All(branch =>
                SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(branch, cancellationToken).Type, type) || (isAskedFor && branch.IsKind(SyntaxKind.NullLiteralExpression)));
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
