namespace ConvertTyped.Tasks.Comparison;

/// <summary>What a change does to the types that are made from a config; the greater, the more.</summary>
internal enum ChangeEffect
{
    /// <summary>Nothing: it changes what is decided, not what compiles.</summary>
    None,

    /// <summary>It adds a member, or takes one away.</summary>
    Types,

    /// <summary>A member that stays gets another type, or can be null and could not, or the other way round.</summary>
    Breaking,
}
