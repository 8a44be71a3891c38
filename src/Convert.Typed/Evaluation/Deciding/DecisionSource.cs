namespace ConvertTyped;

/// <summary>Where a decided variation comes from.</summary>
public enum DecisionSource
{
    /// <summary>Nothing was decided.</summary>
    None = 0,

    /// <summary>The visitor's bucket, computed by this call.</summary>
    Bucketed = 1,

    /// <summary>An earlier decision for the visitor, which stays as long as its variation exists.</summary>
    Remembered = 2,

    /// <summary>The call asked for this variation.</summary>
    Forced = 3,

    /// <summary>The visitor previews this variation and leaves no trace.</summary>
    Previewed = 4,

    /// <summary>An override answers everybody with this variation; nothing is remembered or reported.</summary>
    Overridden = 5,
}
