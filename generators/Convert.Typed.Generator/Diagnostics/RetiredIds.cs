namespace ConvertTyped.Generator.Diagnostics;

/// <summary>
/// The ids under which the compiler tells uses of what is no longer served: one for each state in which it was, because each has
/// another cure. The compiler makes the diagnostics, of the attribute on the member; so there are no descriptors.
/// </summary>
internal static class RetiredIds
{
    /// <summary>A feature that was on for nobody.</summary>
    public const string Off = "CVT201";

    /// <summary>A feature that was on for everybody.</summary>
    public const string On = "CVT202";

    /// <summary>A feature that was on for some visitors.</summary>
    public const string Varied = "CVT203";

    /// <summary>A variable of a feature that is still served.</summary>
    public const string Variable = "CVT204";

    /// <summary>An experience.</summary>
    public const string Experience = "CVT205";

    /// <summary>A variation of an experience that is still served.</summary>
    public const string Variation = "CVT206";

    /// <summary>A goal.</summary>
    public const string Goal = "CVT207";

    /// <summary>A segment.</summary>
    public const string Segment = "CVT208";

    /// <summary>An attribute that no rule reads.</summary>
    public const string Attribute = "CVT209";

    /// <summary>A member that no value of a json variable has.</summary>
    public const string JsonMember = "CVT210";
}
