namespace ConvertTyped.Tasks;

/// <summary>Which differences a snapshot may not have from what is served.</summary>
internal enum VerifyLevel
{
    /// <summary>Any at all.</summary>
    Any,

    /// <summary>Those that add, remove or retype a member.</summary>
    Types,

    /// <summary>Those that give a member that stays another type or nullability.</summary>
    Breaking,
}
