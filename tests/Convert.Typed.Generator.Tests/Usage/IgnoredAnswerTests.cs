using ConvertTyped.Generator.Usage;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>An answer that nobody looks at is told where it matters.</summary>
public sealed class IgnoredAnswerTests
{
    private const string TryGet = "while the feature is off, 'on' holds no values. Ask with it: 'if (….TryGet(…))'.";
    private const string Run = "the visitor counts for an experience that shows nothing of it. Switch over the answer, or write '_ = ' before the call when counting is all you want.";

    [Fact]
    public Task CVT120_tells_values_that_are_read_whether_or_not_there_are_any() => AssertSays(
        "flags.Checkout.NewButton.TryGet(visitor, out var on); Console.WriteLine(on.Caption);",
        $"Warning CVT120 flags.Checkout.NewButton.TryGet(visitor, out var on): Nothing looks at the answer of 'TryGet': {TryGet}");

    [Fact]
    public Task CVT120_tells_an_experience_that_is_run_for_nothing() => AssertSays(
        """
        var page = flags.Experiences.PricingPage;
        page.Run(visitor);
        (page as Experience<PricingPageVariation>)?.Run(visitor);
        Action run = () => page.Run(visitor);
        """,
        $"Warning CVT120 page.Run(visitor): Nothing looks at the answer of 'Run': {Run}",
        $"Warning CVT120 .Run(visitor): Nothing looks at the answer of 'Run': {Run}",
        $"Warning CVT120 page.Run(visitor): Nothing looks at the answer of 'Run': {Run}");

    [Theory]
    [InlineData("if (flags.Checkout.NewButton.TryGet(visitor, out var on)) Console.WriteLine(on.Caption);")]
    [InlineData("_ = flags.Checkout.NewButton.TryGet(visitor, out var on);")]
    [InlineData("flags.Checkout.NewButton.TryGet(visitor, out _);")]
    [InlineData("flags.Checkout.NewButton.IsEnabled(visitor);")]
    [InlineData("_ = flags.Experiences.PricingPage.Run(visitor);")]
    [InlineData("Console.WriteLine(flags.Experiences.PricingPage.Run(visitor));")]
    [InlineData("Func<PricingPageVariation> run = () => flags.Experiences.PricingPage.Run(visitor);")]
    [InlineData("new Dictionary<string, int>().TryGetValue(key, out var value);")]
    [InlineData("client.Goal(\"purchase\").Track(visitor);")]
    public Task An_answer_that_is_used_or_discarded_says_nothing(string statements) => AssertSays(statements);

    private static Task AssertSays(string statements, params string[] expected) =>
        AnalyzedCode.AssertSays(ShopCode.WithMethod(statements), new IgnoredAnswerAnalyzer(), expected);
}
