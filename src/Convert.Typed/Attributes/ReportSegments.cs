using System.Globalization;

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
        var changed = 0;
        foreach (var key in Keys)
        {
            changed += Changes(key, stored, given, out _) ? 1 : 0;
        }

        if (changed == 0)
        {
            return stored;
        }

        var changes = new KeyValuePair<string, AttributeValue>[changed];
        var position = 0;
        foreach (var key in Keys)
        {
            if (Changes(key, stored, given, out var value))
            {
                changes[position++] = new(key, value);
            }
        }

        return stored.With(AttributeSet.Owning(changes));
    }

    private static bool Changes(string key, AttributeSet stored, AttributeSet given, out AttributeValue value)
    {
        if (!given.TryGetValue(key, out value))
        {
            return false;
        }

        var isStored = stored.TryGetValue(key, out var before);
        if (key == Remembered.CustomSegments)
        {
            // What is no list names no segments.
            if (!value.TryGetList(out var ids))
            {
                return false;
            }

            before.TryGetList(out var held);
            value = Union(ids, held);
        }

        return !isStored || before != value;
    }

    // Ids are text, also where they were given as numbers.
    private static AttributeValue Union(ReadOnlySpan<AttributeValue> given, ReadOnlySpan<AttributeValue> held)
    {
        var union = new OrderedDictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var id in (ReadOnlySpan<AttributeValue>)[.. given, .. held])
        {
            var text = id.TryGetNumber(out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : id.TryGetText(out var name) ? name : null;
            if (text is not null)
            {
                union.TryAdd(text, text);
            }
        }

        return AttributeValue.List([.. union.Values]);
    }
}
