using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Emit;

/// <summary>The types of attributes as C# and as people name them.</summary>
internal static class AttributeTypes
{
    public static string CSharpName(this AttributeType type) => type switch
    {
        AttributeType.Text => "string",
        AttributeType.Number => "double",
        AttributeType.Boolean => "bool",
        AttributeType.Browser => "global::ConvertTyped.Browser",
        AttributeType.Devices => "global::ConvertTyped.Devices",
        AttributeType.TrafficSource => "global::ConvertTyped.TrafficSource",
        AttributeType.VisitorType => "global::ConvertTyped.VisitorType",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>As the shape table and documentation comments name it: an enumeration by its report segment.</summary>
    public static string PlainName(this AttributeType type) => type switch
    {
        AttributeType.Text => "text",
        AttributeType.Number => "number",
        AttributeType.Boolean => "boolean",
        AttributeType.Browser => "browser",
        AttributeType.Devices => "devices",
        AttributeType.TrafficSource => "source",
        AttributeType.VisitorType => "visitorType",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
