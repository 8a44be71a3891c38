namespace ConvertTyped.Refresh.Tests;

public sealed class RefreshScheduleTests
{
    [Theory]
    [InlineData(0.0, 300)]
    [InlineData(0.5, 270)]
    [InlineData(1.0, 240)]
    public void Refreshes_are_spread_over_the_last_fifth_of_the_interval(double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Schedule(TimeSpan.FromMinutes(5), random).Next(0));

    [Fact]
    public void Retries_begin_soon_and_double_up_to_the_interval() =>
        Assert.Equal(
            [5, 10, 20, 40, 80, 160, 300, 300],
            Enumerable.Range(1, 8).Select(static failures => Schedule(TimeSpan.FromMinutes(5), 0).Next(failures).TotalSeconds));

    [Fact]
    public void A_short_interval_is_left_behind_when_refreshing_fails() =>
        Assert.Equal(
            [1, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 8).Select(static failures => Schedule(TimeSpan.FromSeconds(1), 0).Next(failures).TotalSeconds));

    [Fact]
    public void After_any_number_of_failures_it_goes_on() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule(TimeSpan.FromMinutes(5), 0).Next(int.MaxValue));

    [Theory]
    [InlineData(10, 1.0, 10)]
    [InlineData(10, 0.0, 20)]
    [InlineData(100, 0.5, 100)]
    [InlineData(1_000_000, 0.0, 3600)]
    public void The_service_may_ask_for_more_time_up_to_an_hour(double asked, double random, double seconds)
    {
        var wait = Schedule(TimeSpan.FromMinutes(5), random).Next(3, TimeSpan.FromSeconds(asked));

        Assert.InRange(wait.TotalSeconds, Math.Min(seconds, asked), seconds + 10);
    }

    private static RefreshSchedule Schedule(TimeSpan interval, double random) => new(interval, new Fixed(random));

    private sealed class Fixed(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
