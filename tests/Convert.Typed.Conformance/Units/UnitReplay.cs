using System.Globalization;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Conformance;

/// <summary>Replays lines of <c>units.jsonl</c> and <c>hash.jsonl</c>: single facts recorded from the official JavaScript SDK.</summary>
internal static class UnitReplay
{
    private const double Maximum = 10000;

    /// <summary>What we answer differently from the recorded line; null when nothing.</summary>
    public static string? Difference(string line)
    {
        try
        {
            return DifferenceOf(line);
        }
        catch (Exception fault)
        {
            return $"threw {fault}";
        }
    }

    private static string? DifferenceOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        var unit = document.RootElement;
        if (!unit.TryGetProperty("kind", out var kind))
        {
            return Hash(unit);
        }

        return kind.GetString() switch
        {
            "rule" => Rule(unit),
            "cast" => Cast(unit),
            "bucket" => Bucket(unit),
            var other => $"unknown kind {other}",
        };
    }

    private static string? Rule(JsonElement unit)
    {
        var negated = unit.GetProperty("negated").GetBoolean();
        var value = unit.TryGetProperty("value", out var given) ? AttributeValue.FromJson(given) : default(AttributeValue?);
        var comparison = RuleComparison.Create(unit.GetProperty("match_type").GetString()!, value);
        var outcome = comparison is null ? RuleOutcome.Never
            : unit.TryGetProperty("data", out var attribute) ? comparison.Compare(AttributeValue.FromJson(attribute))
            : comparison.Absent;
        var actual = outcome == (negated ? RuleOutcome.NotMatched : RuleOutcome.Matched);
        return Compare(unit.GetProperty("result").GetBoolean(), actual);
    }

    private static string? Cast(JsonElement unit)
    {
        var expected = unit.GetProperty("once");
        var actual = VariableCast.Cast(unit.GetProperty("type").GetString(), unit.GetProperty("value"));
        return JsonComparison.Matches(expected, actual)
            ? null
            : $"expected {expected.GetRawText()}, actual {Convert.ToString(actual, CultureInfo.InvariantCulture) ?? "no value"} ({actual?.GetType().Name})";
    }

    private static string? Bucket(JsonElement unit)
    {
        var hash = new BucketHash(Text(unit, "experienceId"), BucketingSettings.Default).Of(Text(unit, "visitorId"));
        var value = BucketValue.Of(hash, Maximum);
        var variations = unit.GetProperty("variations").EnumerateArray().ToArray();
        var version = unit.TryGetProperty("version", out var given) ? given : default;
        var layout = BucketLayout.Create(
            JavaScriptNumber.Of(AttributeValue.FromJson(version)),
            [.. variations.Select(static variation => new BucketArm(
                Text(variation, "id"),
                variation.TryGetProperty("status", out _) ? NullableText(variation, "status") : null,
                variation.TryGetProperty("traffic_allocation", out var allocation) ? JavaScriptNumber.Of(AttributeValue.FromJson(allocation)) : null))]);
        var arm = layout.Find(value);
        return Compare(unit.GetProperty("value").GetDouble(), value)
            ?? Compare(NullableText(unit, "variationId"), arm < 0 ? null : NullableText(variations[arm], "id"));
    }

    private static string? Hash(JsonElement unit)
    {
        var hash = new BucketHash(Text(unit, "experienceId"), new BucketingSettings(unit.GetProperty("seed").GetUInt32())).Of(Text(unit, "visitorId"));
        return Compare(unit.GetProperty("hash").GetUInt32(), hash)
            ?? Compare(unit.GetProperty("value").GetDouble(), BucketValue.Of(hash, Maximum));
    }

    // Some ids hold half a surrogate pair, which JsonElement.GetString refuses.
    private static string? NullableText(JsonElement unit, string name) =>
        AttributeValue.FromJson(unit.GetProperty(name)).TryGetText(out var text) ? text : null;

    private static string Text(JsonElement unit, string name) => NullableText(unit, name) ?? "";

    private static string? Compare<T>(T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"expected {expected}, actual {actual}";
}
