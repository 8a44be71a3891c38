using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Snapshots.Retirements;

/// <summary>Since when something is no longer served.</summary>
/// <param name="Day">The day on which a refresh found it gone, such as <c>2026-11-24</c>.</param>
/// <param name="IsError">Whether that is so long ago that using it no longer compiles.</param>
internal sealed record Retirement(string Day, bool IsError)
{
    public static Retirement Read(JsonValue? json) => new(
        json?["retired"] is { Kind: JsonKind.Text } day ? day.Text : "",
        json?["is_error"] is { Kind: JsonKind.True });
}
