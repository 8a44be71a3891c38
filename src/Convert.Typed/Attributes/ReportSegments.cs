using System.Globalization;
using ConvertTyped.CompilerServices;

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
        // Of the few segments there are, most visitors bring one or two.
        KeyValuePair<string, AttributeValue>[] changes = [];
        if (given is GeneratedAttributes properties)
        {
            // It may have a property for each of a thousand names.
            foreach (var key in Keys)
            {
                if (properties.TryGetValue(key, out var value))
                {
                    Add(key, value, stored, ref changes);
                }
            }
        }
        else
        {
            foreach (var (key, value) in given.Members)
            {
                if (IsKey(key))
                {
                    Add(key, value, stored, ref changes);
                }
            }
        }

        return changes.Length == 0 ? stored : stored.With(AttributeSet.Owning(changes));
    }

    private static void Add(string key, in AttributeValue given, AttributeSet stored, ref KeyValuePair<string, AttributeValue>[] changes)
    {
        if (IsChange(key, given, stored, out var merged))
        {
            Array.Resize(ref changes, changes.Length + 1);
            changes[^1] = new(key, merged);
        }
    }

    private static bool IsKey(string name) =>
        name is "browser" or "devices" or "source" or "campaign" or "visitorType" or "country" or Remembered.CustomSegments;

    private static bool IsChange(string key, in AttributeValue given, AttributeSet stored, out AttributeValue merged)
    {
        merged = given;
        var isStored = stored.TryGetValue(key, out var before);
        if (key == Remembered.CustomSegments)
        {
            // What is no list names no segments.
            if (!given.TryGetList(out var ids))
            {
                return false;
            }

            before.TryGetList(out var held);
            merged = Union(ids, held);
        }

        return !isStored || before != merged;
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
