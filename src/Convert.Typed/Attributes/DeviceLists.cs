namespace ConvertTyped.Attributes;

/// <summary>The lists that stand for devices in rules and events. There are few, so each is made once and reading allocates nothing.</summary>
internal static class DeviceLists
{
    // In the order of the flags.
    private static readonly string[] Names = ["ALLPH", "IPH", "OTHPH", "ALLTAB", "IPAD", "OTHTAB", "DESK", "OTHDEV"];

    private static readonly AttributeValue[] Lists = [.. Enumerable.Range(0, 1 << Names.Length).Select(ListOf)];

    /// <summary>The list for these devices; flags that are none are left out.</summary>
    public static AttributeValue Of(Devices devices) => Lists[(int)devices & (Lists.Length - 1)];

    private static AttributeValue ListOf(int flags) =>
        AttributeValue.List([.. Names.Where((_, position) => (flags & (1 << position)) != 0)]);
}
