using ConvertTyped.Generator.Usage;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>A visitor that every turn of a loop makes anew is told.</summary>
public sealed class VisitorInLoopTests
{
    [Theory]
    [InlineData("foreach (var n in new[] { 1 }) Use(flags.Visitor(key));", "flags.Visitor(key)")]
    [InlineData("foreach (var n in new[] { 1 }) { if (n > 0) Use(flags.Visitor(\"ada\", new AttributeSet { [\"n\"] = n })); }", "flags.Visitor(\"ada\", new AttributeSet { [\"n\"] = n })")]
    [InlineData("for (var n = 0; n < 3; n++) Use(client.Visitor(key));", "client.Visitor(key)")]
    [InlineData("while (visitor.IsTracked) Use(Own.Visitor(key));", "Own.Visitor(key)")]
    [InlineData("do Use(flags.Client.Visitor(\"a\" + \"b\")); while (visitor.IsTracked);", "flags.Client.Visitor(\"a\" + \"b\")")]
    [InlineData("foreach (var other in new[] { key }) { foreach (var n in new[] { 1 }) Use(flags.Visitor(other)); }", "flags.Visitor(other)")]
    [InlineData("foreach (var n in new[] { 1 }) { Use(flags.Visitor(key)); if (n > 0) break; }", "flags.Visitor(key)")]
    [InlineData("foreach (var n in new[] { 1 }) { switch (n) { case 1: Use(flags.Visitor(key)); break; } }", "flags.Visitor(key)")]
    [InlineData("foreach (var n in new[] { 1 }) { Use(flags.Visitor(key)); continue; }", "flags.Visitor(key)")]
    [InlineData("Action read = () => Console.WriteLine(key); foreach (var n in new[] { 1 }) { read(); Use(flags.Visitor(key)); }", "flags.Visitor(key)")]
    public Task CVT121_tells_a_visitor_of_the_same_id(string statements, string call) => AssertSays(
        statements,
        $"Info CVT121 {call}: Every turn of the loop makes the same visitor. Make it once, before the loop; its With(…) and At(…) give it other attributes and another place.");

    [Theory]
    [InlineData("Use(flags.Visitor(key));")]
    [InlineData("foreach (var other in new[] { key }) Use(flags.Visitor(other));")]
    [InlineData("for (var n = 0; n < 3; n++) Use(flags.Visitor($\"visitor-{n}\"));")]
    [InlineData("while (visitor.IsTracked) { Use(flags.Visitor(key)); key += \"a\"; }")]
    [InlineData("while (visitor.IsTracked) { key = Console.ReadLine()!; Use(flags.Visitor(key)); }")]
    [InlineData("using var names = new List<string>().GetEnumerator(); while (names.MoveNext()) Use(flags.Visitor(names.Current));")]
    [InlineData("foreach (var own in new[] { flags }) Use(own.Visitor(key));")]
    [InlineData("for (var own = flags.Visitor(key); own.IsTracked; own = own.WithoutTracking()) Use(own);")]
    [InlineData("foreach (var n in flags.Visitor(key).Attributes) Use(visitor);")]
    [InlineData("foreach (var n in new[] { 1 }) { if (n > 0) { Use(flags.Visitor(key)); break; } }")]
    [InlineData("foreach (var n in new[] { 1 }) { Use(flags.Visitor(key)); if (n > 0) throw new InvalidOperationException(); else return; }")]
    [InlineData("bool Ask() { foreach (var n in new[] { 1 }) { switch (n) { case 1: return flags.Visitor(key).IsTracked; } } return false; } Ask(); Use(visitor);")]
    [InlineData("Action next = () => key += \"a\"; foreach (var n in new[] { 1 }) { next(); Use(flags.Visitor(key)); }")]
    [InlineData("void Next() => key = \"a\"; foreach (var n in new[] { 1 }) { Next(); Use(flags.Visitor(key)); }")]
    [InlineData("foreach (var n in new[] { 1 }) { Action later = () => Use(flags.Visitor(key)); }")]
    public Task A_visitor_that_can_be_another_one_says_nothing(string statements) => AssertSays(statements);

    private static Task AssertSays(string statements, params string[] expected) => AnalyzedCode.AssertSays(
        ShopCode.WithMethod($"void Use(Visitor own) {{ _ = own; }} {statements}"),
        new VisitorInLoopAnalyzer(),
        expected);
}
