using Microsoft.Extensions.Options;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Options that make no sense are refused with what to set instead.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_make_sense() => Assert.Empty(new TrackingOptions().Faults());

    [Fact]
    public void A_mistake_is_named_with_what_to_set()
    {
        AssertRefused("QueueCapacity", "at least 2; the default is 10,000", static options => options.QueueCapacity = 5);
        AssertRefused("QueueCapacity", "at most 1,000,000", static options => options.QueueCapacity = 1_000_001);
        AssertRefused("BatchSize", "1 to 500", static options => options.BatchSize = 501);
        AssertRefused("BatchSize", "1 to 500", static options => options.BatchSize = 0);
        AssertRefused("FullMode", "DropOldest or DropNewest", static options => options.FullMode = (QueueFullMode)7);
        AssertRefused("ReleaseInterval", "the default is 1 second", static options => options.ReleaseInterval = TimeSpan.Zero);
        AssertRefused("RequestsInFlight", "1 to 64", static options => options.RequestsInFlight = 0);
        AssertRefused("CompressAbove", "leave it null", static options => options.CompressAbove = -1);
        AssertRefused("ShutdownTimeout", "or to zero", static options => options.ShutdownTimeout = TimeSpan.FromSeconds(-1));
    }

    private static void AssertRefused(string name, string cure, Action<TrackingOptions> make)
    {
        var options = new ConvertOptions();
        make(options.Tracking);

        var fault = Assert.Single(Assert.Throws<OptionsValidationException>(options.Validate).Failures);
        Assert.StartsWith($"Convert: Tracking.{name} is ", fault);
        Assert.Contains(cure, fault);
    }
}
