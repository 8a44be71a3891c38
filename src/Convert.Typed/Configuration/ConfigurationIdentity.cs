namespace ConvertTyped.Configuration;

/// <summary>Which config this is.</summary>
/// <param name="AccountId">The account it belongs to; empty when there is no config.</param>
/// <param name="ProjectId">The project it belongs to; empty when there is no config.</param>
/// <param name="PublishedAt">When the project was last published, as the config says; null when it does not.</param>
/// <param name="Fingerprint">A hash of all that deciding looks at: two configs that decide alike, in the same order, share it.</param>
internal sealed record ConfigurationIdentity(string AccountId, string ProjectId, DateTimeOffset? PublishedAt, string Fingerprint)
{
    /// <summary>What an app without any config has.</summary>
    public static ConfigurationIdentity None { get; } = new("", "", null, "");

    /// <summary>Whether there is a config at all.</summary>
    public bool IsKnown => ProjectId.Length > 0;
}
