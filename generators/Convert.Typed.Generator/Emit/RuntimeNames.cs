namespace ConvertTyped.Generator.Emit;

/// <summary>All of the runtime that generated code names. What the runtime changes here, it changes for compiled apps.</summary>
internal static class RuntimeNames
{
    public const string Client = "global::ConvertTyped.ConvertClient";
    public const string Root = "global::ConvertTyped.ConvertRoot";
    public const string Feature = "global::ConvertTyped.Feature";
    public const string FeatureVariable = "global::ConvertTyped.FeatureVariable";
    public const string Visitor = "global::ConvertTyped.Visitor";
    public const string RootInterface = "global::ConvertTyped.CompilerServices.IConvertRoot";

    /// <summary>Its <c>Feature</c>, <c>Variable</c>, <c>Experience</c>, <c>Variation</c> and <c>Goal</c>.</summary>
    public const string ConfigurationShape = "global::ConvertTyped.CompilerServices.ConfigurationShape";

    public const string SnapshotKey = "global::ConvertTyped.CompilerServices.SnapshotKey";

    public const string EmbeddedSnapshot = "global::ConvertTyped.CompilerServices.EmbeddedSnapshot";

    /// <summary>Its <c>Variable&lt;T&gt;(Feature, int)</c>, and <c>Read(Feature, Visitor)</c> with what that returns.</summary>
    public const string Generated = "global::ConvertTyped.CompilerServices.Generated";
}
