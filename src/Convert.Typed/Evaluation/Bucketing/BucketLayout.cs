using System.Globalization;

namespace ConvertTyped.Evaluation;

/// <summary>Where bucket values land among an experience's arms: on an arm, or on nobody.</summary>
/// <remarks>
/// The sums are in doubles and in the order that the service's other clients add in: an improved sum would move visitors.
/// </remarks>
internal sealed class BucketLayout
{
    private const double Scale = 10000;
    private const double PerPercent = 100;

    // Experiences up to this version are packed. The first anchored one is the next, fractions included.
    private const double LastPackedVersion = 11;

    private readonly BucketRange[] ranges;

    private BucketLayout(BucketRange[] ranges) => this.ranges = ranges;

    /// <summary>Lays out the arms of an experience.</summary>
    /// <param name="version">The experience's version; null or NaN when it is not a number.</param>
    /// <param name="arms">One for each variation, in config order.</param>
    // An arm without an id cannot be answered, so it takes no room.
    public static BucketLayout Create(double? version, IReadOnlyList<BucketArm> arms) =>
        new(version > LastPackedVersion ? Anchored(arms) : Packed(arms));

    /// <summary>The position of the arm that owns a bucket value, or -1 when nobody does.</summary>
    public int Find(double value)
    {
        foreach (ref readonly var range in (ReadOnlySpan<BucketRange>)ranges)
        {
            if (value >= range.Start && value < range.End)
            {
                return range.Arm;
            }
        }

        return -1;
    }

    /// <summary>The bucket values of an arm; null when it lets nobody in.</summary>
    public BucketRange? RangeOf(int arm)
    {
        foreach (var range in ranges)
        {
            if (range.Arm == arm)
            {
                return range;
            }
        }

        return null;
    }

    // Active arms end to end from zero: pausing one moves every visitor after it.
    private static BucketRange[] Packed(IReadOnlyList<BucketArm> arms)
    {
        var walk = new ulong[arms.Count];
        for (var position = 0; position < walk.Length; position++)
        {
            walk[position] = ((ulong)WalkOrder(arms[position].Id) << 32) | (uint)position;
        }

        Array.Sort(walk);
        var ranges = new List<BucketRange>(walk.Length);
        var end = 0.0;
        foreach (var step in walk)
        {
            var position = (int)step;
            if (arms[position] is { IsActive: true, HasId: true } arm)
            {
                var start = end;
                end += arm.Percent * PerPercent;
                ranges.Add(new(position, start, end));
            }
        }

        return [.. ranges];
    }

    // Each arm has its own place by weight, whether it is active or not, and grows from there: nobody inside ever moves.
    private static BucketRange[] Anchored(IReadOnlyList<BucketArm> arms)
    {
        var total = 0.0;
        foreach (var arm in arms)
        {
            total += arm.HasId ? arm.Percent : 0;
        }

        var ranges = new List<BucketRange>(arms.Count);
        var before = 0.0;
        for (var position = 0; position < arms.Count && total > 0; position++)
        {
            if (arms[position] is not { HasId: true } arm)
            {
                continue;
            }

            var anchor = before / total * Scale;
            if (arm.IsActive)
            {
                ranges.Add(new(position, anchor, anchor + (arm.Percent * PerPercent)));
            }

            before += arm.Percent;
        }

        return [.. ranges];
    }

    // The other clients keep packed arms in a JavaScript object, which lists names that are array indices first, by number.
    private static uint WalkOrder(string? id)
    {
        const uint notAnIndex = uint.MaxValue;
        var isCanonical = id is ['0'] or [>= '1' and <= '9', ..] && id.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        return isCanonical && uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : notAnIndex;
    }
}
