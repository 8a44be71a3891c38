namespace ConvertTyped.Generator.Emit;

/// <summary>All of the runtime that generated code names. What the runtime changes here, it changes for compiled apps.</summary>
internal static class RuntimeNames
{
    public const string Client = "global::ConvertTyped.ConvertClient";
    public const string Root = "global::ConvertTyped.ConvertRoot";
    public const string Feature = "global::ConvertTyped.Feature";
    public const string FeatureVariable = "global::ConvertTyped.FeatureVariable";
    public const string Experience = "global::ConvertTyped.Experience";
    public const string Segment = "global::ConvertTyped.Segment";
    public const string Visitor = "global::ConvertTyped.Visitor";
    public const string ConversionGoal = "global::ConvertTyped.ConversionGoal";
    public const string RevenueGoal = "global::ConvertTyped.RevenueGoal";
    public const string AttributeValue = "global::ConvertTyped.AttributeValue";
    public const string RootInterface = "global::ConvertTyped.CompilerServices.IConvertRoot";

    /// <summary>Its <c>NamesOfProperties</c> and <c>TryReadProperty</c>.</summary>
    public const string GeneratedAttributes = "global::ConvertTyped.CompilerServices.GeneratedAttributes";

    /// <summary>Its <c>None</c>, and its <c>Of</c> for each type that a property can have.</summary>
    public const string PropertyValue = "global::ConvertTyped.CompilerServices.PropertyValue";

    /// <summary>Its <c>Feature</c>, <c>Variable</c>, <c>Experience</c>, <c>Variation</c>, <c>Goal</c>, <c>Segment</c> and attributes.</summary>
    public const string ConfigurationShape = "global::ConvertTyped.CompilerServices.ConfigurationShape";

    /// <summary>What reads a json variable.</summary>
    public const string JsonType = "global::ConvertTyped.CompilerServices.JsonType";

    /// <summary>Its properties and methods that make one; <c>Object</c> gives the members of the object to a lambda.</summary>
    public const string JsonTypes = "global::ConvertTyped.CompilerServices.JsonTypes";

    public const string SnapshotKey = "global::ConvertTyped.CompilerServices.SnapshotKey";

    public const string LastValue = "global::ConvertTyped.CompilerServices.LastValue";

    public const string EmbeddedSnapshot = "global::ConvertTyped.CompilerServices.EmbeddedSnapshot";

    public const string VariableOverrides = "global::ConvertTyped.CompilerServices.VariableOverrides";

    /// <summary>
    /// Its <c>Variable&lt;T&gt;(Feature, int)</c>, <c>Read(Feature, Visitor)</c> with what that returns, <c>Experience&lt;T&gt;(…)</c>,
    /// <c>Segment(ConvertClient, string)</c>, and for overrides <c>Override(Feature, TValues, Action&lt;TValues&gt;)</c>,
    /// <c>Set(TValues, int, object?)</c> and <c>SetJson</c>.
    /// </summary>
    public const string Generated = "global::ConvertTyped.CompilerServices.Generated";
}
