namespace ConvertTyped.Generator.Snapshot;

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
