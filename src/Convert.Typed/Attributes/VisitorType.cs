namespace ConvertTyped;

/// <summary>Whether somebody was here before, as reports tell it.</summary>
public enum VisitorType
{
    /// <summary>Here for the first time; <c>new</c> for the service.</summary>
    New = 0,

    /// <summary>Here before; <c>returning</c> for the service.</summary>
    Returning = 1,
}
