namespace ConvertTyped;

/// <summary>Where visitors come from, as reports tell it.</summary>
public enum TrafficSource
{
    /// <summary>They came by themselves; <c>direct</c> for the service.</summary>
    Direct = 0,

    /// <summary>A campaign; <c>campaign</c> for the service.</summary>
    Campaign = 1,

    /// <summary>A search engine; <c>search</c> for the service.</summary>
    Search = 2,

    /// <summary>A link on another site; <c>referral</c> for the service.</summary>
    Referral = 3,

    /// <summary>A tool with artificial intelligence; <c>ai_tool</c> for the service.</summary>
    AITool = 4,
}
