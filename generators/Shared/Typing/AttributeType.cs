namespace ConvertTyped.Snapshots.Typing;

/// <summary>The types an attribute's property can have.</summary>
internal enum AttributeType
{
    Text,
    Number,
    Boolean,
    Browser,
    Devices,
    TrafficSource,
    VisitorType,
}
