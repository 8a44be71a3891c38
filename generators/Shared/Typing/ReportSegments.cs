namespace ConvertTyped.Snapshots.Typing;

/// <summary>The attributes of a visitor that events carry (CONTRACT section 1), but for the list of custom segments.</summary>
internal static class ReportSegments
{
    public static IReadOnlyList<string> Keys { get; } = ["browser", "campaign", "country", "devices", "source", "visitorType"];

    /// <summary>The type of a report segment; null for any other name.</summary>
    public static AttributeType? TypeOf(string key) => key switch
    {
        "browser" => AttributeType.Browser,
        "devices" => AttributeType.Devices,
        "source" => AttributeType.TrafficSource,
        "visitorType" => AttributeType.VisitorType,
        "campaign" or "country" => AttributeType.Text,
        _ => null,
    };

    /// <summary>The texts that an enumeration stands for; none for the other types.</summary>
    public static IReadOnlyList<string> TextsOf(AttributeType type) => type switch
    {
        AttributeType.Browser => ["IE", "CH", "FF", "OP", "SF", "OTH"],
        AttributeType.Devices => ["ALLPH", "IPH", "OTHPH", "ALLTAB", "IPAD", "OTHTAB", "DESK", "OTHDEV"],
        AttributeType.TrafficSource => ["campaign", "search", "referral", "direct", "ai_tool"],
        AttributeType.VisitorType => ["new", "returning"],
        _ => [],
    };
}
