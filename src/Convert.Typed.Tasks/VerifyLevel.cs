namespace ConvertTyped.Tasks;

/// <summary>Which differences a snapshot may not have from what is served.</summary>
internal enum VerifyLevel
{
    /// <summary>Any at all.</summary>
    Any,

    /// <summary>Those that add, remove or retype a member.</summary>
    Types,

    /// <summary>Those that retype a member that is still served.</summary>
    Breaking,
}
