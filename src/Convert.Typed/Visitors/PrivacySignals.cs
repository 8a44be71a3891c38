using ConvertTyped.Configuration;

namespace ConvertTyped.Visitors;

/// <summary>What a visitor's browser says about being tracked, and where the visitor is. Immutable.</summary>
/// <param name="DoNotTrack">Whether it sends <c>DNT: 1</c>.</param>
/// <param name="GlobalPrivacyControl">Whether it sends <c>Sec-GPC: 1</c>.</param>
/// <param name="Region">The country, as two letters; what is no country's code counts as not known.</param>
internal sealed record PrivacySignals(bool DoNotTrack, bool GlobalPrivacyControl, string? Region)
{
    // Of ISO 3166-1, these are free for any use; proxies send them where they do not know the country.
    private static readonly HashSet<string> NoCountry = new(["XX", "ZZ"], StringComparer.OrdinalIgnoreCase);

    // The members of the Union (https://european-union.europa.eu/principles-countries-history/eu-countries_en), its own two
    // codes, and those parts of members that have a country code of their own and are in the Union all the same: Åland and
    // the outermost regions (Treaty on the Functioning of the European Union, articles 349 and 355).
    private static readonly HashSet<string> EuropeanUnion = new(
        [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
            "EU", "EL",
            "AX", "GF", "GP", "MF", "MQ", "RE", "YT",
        ],
        StringComparer.OrdinalIgnoreCase);

    // https://www.efta.int/eea: these three, with the Union.
    private static readonly HashSet<string> RestOfTheEconomicArea = new(["IS", "LI", "NO"], StringComparer.OrdinalIgnoreCase);

    private bool IsRegionKnown => Region is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second) && !NoCountry.Contains(Region);

    /// <summary>Whether a project of these settings honours one of them, and so must not report the visitor.</summary>
    public bool AreHonouredBy(PrivacySettings settings) =>
        (DoNotTrack && Covers(settings.DoNotTrack)) || (GlobalPrivacyControl && Covers(settings.GlobalPrivacyControl));

    // Who asks not to be tracked, and may be where that counts, is not tracked.
    private bool Covers(PrivacyScope scope) => scope switch
    {
        PrivacyScope.Off => false,
        PrivacyScope.Worldwide => true,
        _ => !IsRegionKnown
            || EuropeanUnion.Contains(Region!)
            || (scope == PrivacyScope.EuropeanEconomicArea && RestOfTheEconomicArea.Contains(Region!)),
    };
}
