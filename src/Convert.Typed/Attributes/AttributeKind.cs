namespace ConvertTyped;

/// <summary>What an <see cref="AttributeValue"/> holds: the six kinds of value that JSON knows.</summary>
public enum AttributeKind
{
    /// <summary>Nothing. An attribute that is null is present; one that was never given is absent.</summary>
    Null = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>A number: an IEEE 754 double, as in the service's other clients.</summary>
    Number = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,

    /// <summary>A list of values.</summary>
    List = 4,

    /// <summary>A set of named values.</summary>
    Object = 5,
}
