namespace ConvertTyped.Snapshots.Retirements;

/// <summary>A text that no served rule compares an attribute with any more, while rules read the attribute.</summary>
/// <param name="IsOfPlaces">Whether the attribute is one of places; else of visitors.</param>
/// <param name="Key">The attribute's name for the rules.</param>
/// <param name="Text">The text.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredText(bool IsOfPlaces, string Key, string Text, Retirement Retirement);
