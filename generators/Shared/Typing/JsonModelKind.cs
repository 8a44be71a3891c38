namespace ConvertTyped.Snapshots.Typing;

/// <summary>What the values of a json variable, or of a part of it, have in common.</summary>
internal enum JsonModelKind
{
    /// <summary>Nothing: they are of several kinds, or there is none.</summary>
    Any,
    Boolean,
    Integer,
    Float,
    Text,
    List,
    Object,
}
