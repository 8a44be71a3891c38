using System.Text;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Canonical;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Files;

/// <summary>A config in its canonical form.</summary>
/// <param name="Json">Its members, with the places where they stand in <paramref name="Text"/>.</param>
/// <param name="Shape">What types are made from.</param>
/// <param name="Text">What is checked in.</param>
internal sealed record ConfigText(JsonValue Json, ConfigShape Shape, string Text)
{
    private readonly ILookup<string, FeatureChange> changes = Shape.Experiences
        .SelectMany(static experience => experience.Variations)
        .SelectMany(static variation => variation.FeatureChanges)
        .Where(static change => change.FeatureId is not null)
        .ToLookup(static change => change.FeatureId!, StringComparer.Ordinal);

    private readonly ILookup<string, FeatureShape> features = Shape.Features
        .Where(static feature => feature.Key is not null)
        .ToLookup(static feature => feature.Key!, StringComparer.Ordinal);

    /// <summary>Reads a config from bytes.</summary>
    /// <param name="bytes">What should be one.</param>
    /// <param name="fault">Why it is none, as the end of a sentence: "it is a web page".</param>
    /// <returns>The config; null when it is none.</returns>
    public static ConfigText? Read(byte[] bytes, out string fault)
    {
        fault = "";
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            fault = "it is not UTF-8";
            return null;
        }

        var document = JsonReader.Read(text);
        if (document.Fault is { } wrong)
        {
            fault = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<", StringComparison.Ordinal)
                ? "it is a web page, as a proxy or a sign-in page answers"
                : $"it is not JSON: line {wrong.Span.Start.Line + 1}, column {wrong.Span.Start.Column + 1}: {wrong.Message}";
            return null;
        }

        if (ConfigShapeReader.Read(document.Root!).Refusal is { } refusal)
        {
            fault = refusal.Reason + MessageOf(document.Root!);
            return null;
        }

        var canonical = CanonicalConfig.Write(document.Root!);
        var json = JsonReader.Read(canonical).Root!;
        return new(json, ConfigShapeReader.Read(json), canonical);
    }

    /// <summary>What variations do to a feature, in served order.</summary>
    public IReadOnlyList<FeatureChange> ChangesOf(string featureId) => [.. changes[featureId]];

    /// <summary>The feature of a key, which gets its type; null when there is none.</summary>
    public FeatureShape? FeatureNamed(string key) => features[key].FirstOrDefault();

    private static string MessageOf(JsonValue root) =>
        (root["error"]?["message"] ?? root["message"]) is { Kind: JsonKind.Text, Text.Length: > 0 } message ? $" ({message.Text})" : "";
}
