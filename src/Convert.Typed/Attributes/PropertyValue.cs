using System.ComponentModel;
using ConvertTyped.Attributes;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// What the properties of generated attributes are to rules: each method says whether the property is set, and to which value. An
/// enumeration value without a name counts as not set. Not for use in your own code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PropertyValue
{
    /// <summary>There is no property for the name.</summary>
    public static bool None(out AttributeValue value)
    {
        value = default;
        return false;
    }

    /// <summary>Text.</summary>
    public static bool Of(string? property, out AttributeValue value)
    {
        value = property;
        return property is not null;
    }

    /// <summary>A number.</summary>
    public static bool Of(double? property, out AttributeValue value)
    {
        value = property.GetValueOrDefault();
        return property.HasValue;
    }

    /// <summary>True or false.</summary>
    public static bool Of(bool? property, out AttributeValue value)
    {
        value = property.GetValueOrDefault();
        return property.HasValue;
    }

    /// <summary>A browser.</summary>
    public static bool Of(Browser? property, out AttributeValue value) => Of(
        property switch
        {
            Browser.InternetExplorer => "IE",
            Browser.Chrome => "CH",
            Browser.Firefox => "FF",
            Browser.Opera => "OP",
            Browser.Safari => "SF",
            Browser.Other => "OTH",
            _ => null,
        },
        out value);

    /// <summary>A list of devices.</summary>
    public static bool Of(Devices? property, out AttributeValue value)
    {
        value = property is { } devices ? DeviceLists.Of(devices) : default;
        return property.HasValue;
    }

    /// <summary>A source of traffic.</summary>
    public static bool Of(TrafficSource? property, out AttributeValue value) => Of(
        property switch
        {
            TrafficSource.Campaign => "campaign",
            TrafficSource.Search => "search",
            TrafficSource.Referral => "referral",
            TrafficSource.Direct => "direct",
            TrafficSource.AITool => "ai_tool",
            _ => null,
        },
        out value);

    /// <summary>New or returning.</summary>
    public static bool Of(VisitorType? property, out AttributeValue value) => Of(
        property switch
        {
            VisitorType.New => "new",
            VisitorType.Returning => "returning",
            _ => null,
        },
        out value);
}
