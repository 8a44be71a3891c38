namespace ConvertTyped.Configuration;

/// <summary>Which privacy signals of its visitors a project honours, and where.</summary>
/// <param name="DoNotTrack">The signal <c>DNT</c>.</param>
/// <param name="GlobalPrivacyControl">The signal <c>Sec-GPC</c>.</param>
internal sealed record PrivacySettings(PrivacyScope DoNotTrack, PrivacyScope GlobalPrivacyControl)
{
    /// <summary>Honours none.</summary>
    public static PrivacySettings Off { get; } = new(PrivacyScope.Off, PrivacyScope.Off);
}
