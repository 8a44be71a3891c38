namespace ConvertTyped.Snapshots.Retirements;

/// <summary>An attribute that no served rule reads any more.</summary>
/// <param name="IsOfPlaces">Whether it is one of places; else of visitors.</param>
/// <param name="Key">Its name for the rules.</param>
/// <param name="RuleSet">The rules that read it last, which say its type.</param>
/// <param name="Retirement">Since when.</param>
internal sealed record RetiredAttribute(bool IsOfPlaces, string Key, RuleSetShape RuleSet, Retirement Retirement);
