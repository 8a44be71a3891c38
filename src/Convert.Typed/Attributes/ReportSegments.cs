namespace ConvertTyped.Attributes;

/// <summary>The attributes that events carry, so that reports can be broken down by them (CONTRACT section 1).</summary>
internal static class ReportSegments
{
    private static readonly string[] Keys = ["browser", "devices", "source", "campaign", "visitorType", "country", Remembered.CustomSegments];

    /// <summary>
    /// The stored segments with the given ones: each given value replaces the stored one, except that the list of custom
    /// segments only grows. Other names are dropped.
    /// </summary>
    public static AttributeSet Merge(AttributeSet stored, AttributeSet given)
    {
        List<KeyValuePair<string, AttributeValue>>? changed = null;
        foreach (var key in Keys)
        {
            if (!given.TryGetValue(key, out var value))
            {
                continue;
            }

            if (key == Remembered.CustomSegments)
            {
                value = Union(value, stored[key]);
            }

            if (!stored.TryGetValue(key, out var before) || before != value)
            {
                (changed ??= []).Add(new(key, value));
            }
        }

        return changed is null ? stored : stored.With(new AttributeSet(changed));
    }

    private static AttributeValue Union(AttributeValue given, AttributeValue held)
    {
        given.TryGetList(out var first);
        held.TryGetList(out var second);
        var union = new List<AttributeValue>();
        foreach (var id in (ReadOnlySpan<AttributeValue>)[.. first, .. second])
        {
            if (!union.Contains(id))
            {
                union.Add(id);
            }
        }

        return AttributeValue.List([.. union]);
    }
}
