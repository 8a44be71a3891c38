using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>An attribute that gets a property.</summary>
/// <param name="Key">Its name for the rules; once in its class.</param>
/// <param name="Type">The type that fits every rule which reads it.</param>
/// <param name="IsDisputed">Whether it is text because rules ask for different types.</param>
/// <param name="Readers">What reads it; nothing when it is a report segment that no rule looks at.</param>
/// <param name="Values">The texts that rules compare it with, each once and in order.</param>
/// <param name="IsReportSegment">Whether events carry it.</param>
/// <param name="RetiredTexts">The texts that no rule compares it with any more, while rules read it.</param>
/// <param name="Retirement">Since when no rule reads it; null when one does, or none ever did.</param>
internal sealed record AttributeModel(
    string Key,
    AttributeType Type,
    bool IsDisputed,
    EquatableArray<AttributeReader> Readers,
    EquatableArray<string> Values,
    bool IsReportSegment,
    EquatableArray<RetiredText> RetiredTexts = default,
    Retirement? Retirement = null);
