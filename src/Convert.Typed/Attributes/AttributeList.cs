namespace ConvertTyped.Attributes;

/// <summary>The items of a list value, with how deep they nest: reading a value recurses, so depth has a bound.</summary>
internal sealed class AttributeList
{
    /// <summary>Far more than any rule looks into, and little enough for a thread's stack.</summary>
    internal const int MaximumDepth = 512;

    public AttributeList(AttributeValue[] items)
    {
        Items = items;
        Depth = 1 + DeepestOf(items);
        ThrowIfTooDeep(Depth);
    }

    public AttributeValue[] Items { get; }

    public int Depth { get; }

    internal static int DeepestOf(ReadOnlySpan<AttributeValue> items)
    {
        var deepest = 0;
        foreach (ref readonly var item in items)
        {
            deepest = Math.Max(deepest, item.Depth);
        }

        return deepest;
    }

    internal static void ThrowIfTooDeep(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new ArgumentException($"Convert: lists and objects nest more than {MaximumDepth} deep. Pass the attribute that a rule reads, not a whole document.");
        }
    }
}
