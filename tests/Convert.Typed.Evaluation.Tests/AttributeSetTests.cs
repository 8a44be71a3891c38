namespace ConvertTyped.Evaluation.Tests;

public sealed class AttributeSetTests
{
    [Fact]
    public void A_name_given_twice_keeps_its_last_value()
    {
        var attributes = new AttributeSet([new("plan", "free"), new("plan", "pro")]);

        Assert.Equal("pro", attributes["plan"]);
        Assert.Single(attributes);
    }
}
