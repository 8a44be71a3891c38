namespace ConvertTyped.DevServer.Configuration;

/// <summary>Which experiences of a config a request gets.</summary>
/// <param name="Environment">Only those that run in it; null: in any.</param>
/// <param name="ExperienceId">Only this one; null: all.</param>
/// <param name="IncludeDrafts">Drafts and paused ones, too.</param>
internal sealed record ConfigurationSelection(string? Environment, string? ExperienceId, bool IncludeDrafts)
{
    public static ConfigurationSelection Everything { get; } = new(null, null, IncludeDrafts: true);
}
