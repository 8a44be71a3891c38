using System.Text.Json;

namespace ConvertTyped.Configuration;

/// <summary>Reads which privacy signals a project honours. What nobody knows honours a signal everywhere: it was set for a reason.</summary>
internal static class PrivacyReading
{
    /// <param name="project">The project.</param>
    /// <param name="texts">Reads its texts.</param>
    /// <param name="report">Is told what is wrong, and where.</param>
    public static PrivacySettings Read(JsonElement project, JsonTexts texts, Action<string, string?> report)
    {
        var settings = project.Member("settings") ?? default;
        return new(ScopeOf("do_not_track"), ScopeOf("global_privacy_control"));

        PrivacyScope ScopeOf(string name)
        {
            switch (texts.NonEmptyTextMember(settings, name)?.ToUpperInvariant())
            {
                case null or "OFF":
                    return PrivacyScope.Off;
                case "EU ONLY":
                    return PrivacyScope.EuropeanUnion;
                case "EEA ONLY":
                    return PrivacyScope.EuropeanEconomicArea;
                case "WORLDWIDE":
                    return PrivacyScope.Worldwide;
                default:
                    report("One of OFF, EU ONLY, EEA ONLY and Worldwide is expected here; it counts as Worldwide.", $"project.settings.{name}");
                    return PrivacyScope.Worldwide;
            }
        }
    }
}
