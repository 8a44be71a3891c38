namespace ConvertTyped.Evaluation.Tests.JavaScript;

public sealed class RegexTimeTests
{
    // Fibonacci-many ways to split: no machine finishes in time by trying them all.
    private const string Explosive = "^(a|aa)+$";

    private static readonly string Subject = new string('a', 100) + "!";

    [Fact]
    public void A_catastrophic_pattern_is_false()
    {
        // The nested loop is read as the single one that it is, so this one does not even run into the limit.
        var rule = RuleComparison.Create("regexMatches", "^(a+)+$")!;

        Assert.NotEqual(RuleOutcome.Matched, rule.Compare(new string('a', 40) + "!"));
    }

    [Fact]
    public void From_its_first_timeout_on_a_pattern_runs_without_backtracking()
    {
        var timeouts = new RegexTimeoutCounter();
        var regex = JavaScriptRegex.Create(Explosive, timeouts)!;
        regex.IsMatch(Subject.ToCharArray());

        Assert.Equal(1, timeouts.Count);
        Assert.False(Decide(regex, Subject));
        Assert.True(Decide(regex, "AAA"));
    }

    [Fact]
    public void A_pattern_that_needs_backtracking_then_says_nothing_any_more_and_takes_no_time()
    {
        var timeouts = new RegexTimeoutCounter();
        var regex = JavaScriptRegex.Create("^(a|aa)+(?=b|$)$", timeouts)!;
        regex.IsMatch(Subject.ToCharArray());

        Assert.Null(regex.IsMatch(Subject.ToCharArray()));
        Assert.Null(regex.IsMatch("a".ToCharArray()));
        Assert.Equal(1, timeouts.Count);
    }

    [Fact]
    public async Task Many_threads_can_run_into_the_limit_at_once()
    {
        var timeouts = new RegexTimeoutCounter();
        var regex = JavaScriptRegex.Create(Explosive, timeouts)!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => regex.IsMatch(Subject.ToCharArray()))));

        Assert.DoesNotContain(true, answers);
        Assert.InRange(timeouts.Count, 1, answers.Length);
    }

    // The engine's first run is compiled on the way, which a busy machine may not finish within the limit.
    private static bool? Decide(JavaScriptRegex regex, string subject) =>
        Enumerable.Range(0, 100).Select(_ => regex.IsMatch(subject.ToCharArray())).FirstOrDefault(static answer => answer is not null);
}
