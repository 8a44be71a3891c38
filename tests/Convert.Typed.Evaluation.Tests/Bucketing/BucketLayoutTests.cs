using CsCheck;

namespace ConvertTyped.Evaluation.Tests.Bucketing;

public sealed class BucketLayoutTests
{
    private const double Packed = 11;
    private const double Anchored = 12;
    private const double Scale = 10000;

    private static readonly Gen<BucketArm> Arm = Gen.Select(
        Gen.OneOfConst("running", "stopped", "", null),
        Gen.OneOf(Gen.Double[0, 30], Gen.OneOfConst(0.0, 25, 33.33, 33.333333333333336, 2.675, 100)),
        static (status, allocation) => new BucketArm("arm", status, allocation));

    // Arms of one experience, together at most everybody: what the service serves.
    private static readonly Gen<BucketArm[]> Arms = Arm.Array[1, 5]
        .Select(static arms => Array.ConvertAll(arms, (arm) => arm with { Allocation = arm.Allocation / double.Max(1, arms.Sum(static each => each.Percent) / 100) }));

    [Fact]
    public void No_value_belongs_to_two_anchored_arms() => Gen.Select(Arms, Gen.Int[0, 9999]).Sample(static (arms, value) =>
    {
        // A stopped arm keeps its place, so stopping all others shows what one arm would take.
        var owners = Enumerable.Range(0, arms.Length).Where(only => BucketLayout
            .Create(Anchored, [.. arms.Select((arm, position) => position == only ? arm : arm with { Status = "stopped" })])
            .Find(value) == only).ToArray();
        var found = BucketLayout.Create(Anchored, arms).Find(value);
        return IsOnAnEdge(arms, value) || (owners.Length == 0 ? found == -1 : owners.SequenceEqual([found]));
    });

    [Fact]
    public void Packed_arms_share_the_values_out_as_allocated_and_leave_the_rest() => Arms.Sample(static arms =>
    {
        var layout = BucketLayout.Create(Packed, arms);
        var counts = new int[arms.Length + 1];
        for (var value = 0; value < Scale; value++)
        {
            counts[layout.Find(value) + 1]++;
        }

        return arms.Select((arm, position) => double.Abs(counts[position + 1] - (arm.IsActive ? arm.Percent * 100 : 0))).All(static off => off <= 1);
    });

    [Fact]
    public void An_arm_that_is_stopped_or_has_no_traffic_gets_nobody() => Gen.Select(Arms, Gen.Bool, Gen.Int[0, 9999]).Sample(static (arms, isAnchored, value) =>
        BucketLayout.Create(isAnchored ? Anchored : Packed, arms).Find(value) is var arm && (arm < 0 || arms[arm].IsActive));

    [Theory]
    [InlineData(Packed)]
    [InlineData(Anchored)]
    public void A_hundred_thousand_visitors_are_shared_as_allocated(double version)
    {
        const int visitors = 100_000;
        double[] percents = [10, 30, 20];
        var layout = BucketLayout.Create(version, [.. percents.Select(static (percent, position) => new BucketArm($"{position}", "running", percent))]);
        var counts = new int[percents.Length + 1];
        for (var visitor = 0; visitor < visitors; visitor++)
        {
            counts[layout.Find(BucketValue.Of(new BucketHash("100218245", BucketingSettings.Default).Of($"visitor-{visitor}"), Scale)) + 1]++;
        }

        // Six standard deviations: a fair hash fails once in 500 million.
        Assert.All(percents, (percent, position) =>
        {
            var share = percent / 100;
            var tolerance = 6 * double.Sqrt(visitors * share * (1 - share));
            Assert.InRange(counts[position + 1], (visitors * share) - tolerance, (visitors * share) + tolerance);
        });
    }

    [Fact]
    public void Raising_the_traffic_of_all_anchored_arms_moves_nobody_who_is_in() => Gen.Select(Arms, Gen.Double[1, 3], Gen.Int[0, 9999]).Sample(static (arms, factor, value) =>
    {
        // Each arm may grow up to its anchored share of everybody.
        var room = 100 / double.Max(1e-9, arms.Sum(static arm => arm.Percent));
        var raised = Array.ConvertAll(arms, arm => arm with { Allocation = arm.Percent * double.Max(1, double.Min(factor, room)) });
        var before = BucketLayout.Create(Anchored, arms).Find(value);

        // The anchor of each arm is computed anew, and may round to the other side of a value that is exactly on it.
        return before < 0 || BucketLayout.Create(Anchored, raised).Find(value) is var after && (after == before || IsOnAnEdge(arms, value));
    });

    [Fact]
    public void Packed_arms_whose_ids_are_array_indices_come_first_by_number()
    {
        string[] ids = ["b", "10", "9", "4294967295", "01", "4294967294", "0", "-1"];
        var layout = BucketLayout.Create(Packed, [.. ids.Select(static id => new BucketArm(id, null, 10))]);

        var walk = Enumerable.Range(0, ids.Length).Select(step => ids[layout.Find((step * 1000) + 500)]);

        Assert.Equal(["0", "9", "10", "4294967294", "b", "4294967295", "01", "-1"], walk);
    }

    [Fact]
    public void Anchored_arms_keep_the_order_of_the_config()
    {
        var layout = BucketLayout.Create(Anchored, [new("b", "running", 50), new("1", "running", 50)]);

        Assert.Equal([0, 1], new[] { layout.Find(0), layout.Find(5000) });
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(11.0, 0)]
    [InlineData(11.5, 8000)]
    [InlineData(12.0, 8000)]
    public void Only_versions_past_11_are_anchored(double? version, int firstValue)
    {
        var layout = BucketLayout.Create(version, [new("1", "stopped", 80), new("2", "running", 20)]);

        Assert.Equal(firstValue, Enumerable.Range(0, 10000).First(value => layout.Find(value) == 1));
    }

    [Fact]
    public void An_arm_without_an_allocation_weighs_100_percent()
    {
        var layout = BucketLayout.Create(Anchored, [new("1", "stopped", null), new("2", "running", 20), new("3", "running", null)]);

        Assert.Equal(1, layout.Find(4600));
        Assert.Equal(2, layout.Find(9999));
    }

    [Fact]
    public void An_arm_without_an_id_gets_nobody() =>
        Assert.Equal(1, BucketLayout.Create(Packed, [new(null, "running", 50), new("2", "running", 50)]).Find(0));

    [Fact]
    public void Nobody_is_in_an_experience_whose_weights_sum_to_nothing() =>
        Assert.Equal(-1, BucketLayout.Create(Anchored, [new("1", "running", 0)]).Find(0));

    [Fact]
    public void Looking_up_a_value_allocates_nothing()
    {
        var layout = BucketLayout.Create(Packed, [new("1", "running", 50), new("2", "running", 50)]);
        layout.Find(9999);
        var before = GC.GetAllocatedBytesForCurrentThread();
        layout.Find(9999);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool IsOnAnEdge(BucketArm[] arms, double value)
    {
        var total = arms.Sum(static arm => arm.Percent);
        var before = 0.0;
        return arms.Any(arm =>
        {
            var anchor = before / total * Scale;
            before += arm.Percent;
            return double.Abs(anchor - value) < 1e-6 || double.Abs(anchor + (arm.Percent * 100) - value) < 1e-6;
        });
    }
}
