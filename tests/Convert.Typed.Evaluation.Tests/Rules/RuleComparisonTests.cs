using CsCheck;

namespace ConvertTyped.Evaluation.Tests.Rules;

public sealed class RuleComparisonTests
{
    private static readonly string[] MatchTypes =
    [
        "equals", "equalsNumber", "matches", "less", "lessEqual", "contains", "isIn", "startsWith", "endsWith", "regexMatches",
        "exists", "not_exists", "doesNotExist",
    ];

    [Theory]
    [InlineData("equals", "PRO", "pro", RuleOutcome.Matched)]
    [InlineData("equals", "10", "10.0", RuleOutcome.NotMatched)]
    [InlineData("contains", "pro plan", "O P", RuleOutcome.Matched)]
    [InlineData("contains", "anything", " \uFEFF", RuleOutcome.Matched)]
    [InlineData("contains", "anything", "\u0085", RuleOutcome.NotMatched)]
    [InlineData("startsWith", "Pro Plan", "PRO", RuleOutcome.Matched)]
    [InlineData("endsWith", "Pro Plan", "plan", RuleOutcome.Matched)]
    [InlineData("isIn", "US", "US|CA", RuleOutcome.NotMatched)]
    [InlineData("isIn", "us", "US|CA", RuleOutcome.Matched)]
    [InlineData("isIn", "de|ca", "US|CA", RuleOutcome.Matched)]
    [InlineData("less", "9", "10", RuleOutcome.Matched)]
    [InlineData("less", "b", "a", RuleOutcome.NotMatched)]
    [InlineData("less", "Z", "a", RuleOutcome.Matched)]
    [InlineData("less", "9", "ten", RuleOutcome.Never)]
    [InlineData("less", "0,500,000", "1", RuleOutcome.Matched)]
    [InlineData("less", "-0,500", "-499", RuleOutcome.Matched)]
    [InlineData("lessEqual", "1,000.50", "1000.5", RuleOutcome.Matched)]
    [InlineData("regexMatches", "x\n", "x$", RuleOutcome.NotMatched)]
    [InlineData("regexMatches", "x", "[", RuleOutcome.Never)]
    [InlineData("exists", "", "", RuleOutcome.NotMatched)]
    [InlineData("not_exists", "", "", RuleOutcome.Matched)]
    public void Text_is_compared_as_the_service_does(string matchType, string attribute, string value, object outcome) =>
        Assert.Equal(outcome, RuleComparison.Create(matchType, value)?.Compare(attribute));

    [Fact]
    public void A_list_contains_a_value_of_the_same_type_and_case()
    {
        AttributeValue list = AttributeValue.List("10", "Pro", AttributeValue.Null, AttributeValue.List());

        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("equals", "Pro")!.Compare(list));
        Assert.Equal(RuleOutcome.NotMatched, RuleComparison.Create("equals", "pro")!.Compare(list));
        Assert.Equal(RuleOutcome.NotMatched, RuleComparison.Create("equals", 10)!.Compare(list));
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("equals", AttributeValue.Null)!.Compare(list));
        Assert.Equal(RuleOutcome.NotMatched, RuleComparison.Create("equals", AttributeValue.List())!.Compare(list));
    }

    [Fact]
    public void An_object_is_asked_for_a_member_of_that_name_unless_it_is_empty()
    {
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("equals", 10)!.Compare(new AttributeSet { ["10"] = 1 }));
        Assert.Equal(RuleOutcome.NotMatched, RuleComparison.Create("equals", "us")!.Compare(new AttributeSet { ["US"] = 1 }));
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("equals", "[object object]")!.Compare(AttributeSet.Empty));
    }

    [Fact]
    public void Null_lists_and_objects_are_ordered_as_in_JavaScript()
    {
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("less", AttributeValue.List(5))!.Compare(AttributeValue.Null));
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("less", AttributeValue.List("b"))!.Compare(AttributeValue.List("a")));
        Assert.Equal(RuleOutcome.NotMatched, RuleComparison.Create("less", AttributeSet.Empty)!.Compare(AttributeValue.Null));
        Assert.Equal(RuleOutcome.Matched, RuleComparison.Create("less", true)!.Compare(false));
        Assert.Equal(RuleOutcome.Never, RuleComparison.Create("less", true)!.Compare(0));
    }

    [Theory]
    [InlineData("exists", RuleOutcome.NotMatched)]
    [InlineData("doesNotExist", RuleOutcome.Matched)]
    [InlineData("not_exists", RuleOutcome.Never)]
    [InlineData("equals", RuleOutcome.Never)]
    public void An_absent_key_is_never_compared_except_for_its_existence(string matchType, object outcome) =>
        Assert.Equal(outcome, RuleComparison.Create(matchType, "x")?.Absent);

    [Fact]
    public void A_rule_without_a_value_is_invalid_unless_it_needs_none() =>
        Assert.Equal(["exists", "doesNotExist"], MatchTypes.Where(static matchType => RuleComparison.Create(matchType, value: null) is not null));

    [Theory]
    [InlineData("isSimilarTo")]
    [InlineData("Equals")]
    [InlineData("")]
    public void An_unknown_match_type_is_invalid(string matchType) => Assert.Null(RuleComparison.Create(matchType, "x"));

    [Fact]
    public void Comparing_never_throws_on_any_JSON_value() =>
        Gen.Select(Gen.OneOfConst(MatchTypes), JsonGenerator.Value, JsonGenerator.Value)
            .Sample(static (matchType, value, attribute) => Enum.IsDefined(RuleComparison.Create(matchType, value)!.Compare(attribute)));

    [Fact]
    public void Comparing_ASCII_text_numbers_and_booleans_allocates_nothing()
    {
        RuleComparison[] comparisons =
        [
            .. MatchTypes.Where(static matchType => matchType != "regexMatches").Select(static matchType => RuleComparison.Create(matchType, "Pro|plan")!),
            RuleComparison.Create("less", 5)!,
        ];
        AttributeValue[] attributes = ["pro|plan", "Pro", "1,000.5", 0.1, 1e300, 42, true, AttributeValue.Null];
        CompareAll(comparisons, attributes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        CompareAll(comparisons, attributes);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void CompareAll(RuleComparison[] comparisons, AttributeValue[] attributes)
    {
        foreach (var comparison in comparisons)
        {
            foreach (ref readonly var attribute in attributes.AsSpan())
            {
                comparison.Compare(attribute);
            }
        }
    }
}
