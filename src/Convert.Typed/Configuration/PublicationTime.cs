using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Configuration;

/// <summary>
/// When a project was published, as its config says: its version is that time and a number,
/// <c>2026-03-22T07:46:28+00:00-259</c>. Without a version, <c>_s_t</c> tells when the config was served.
/// </summary>
internal static class PublicationTime
{
    public static DateTimeOffset? Of(JsonElement root, JsonElement project, JsonTexts texts) =>
        Parse(WithoutNumber(texts.TextMember(project.Member("settings") ?? default, "version"))) ?? Parse(texts.TextMember(root, "_s_t"));

    private static string? WithoutNumber(string? version) => version?.LastIndexOf('-') is > 0 and var end ? version[..end] : null;

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
