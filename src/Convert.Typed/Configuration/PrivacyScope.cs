namespace ConvertTyped.Configuration;

/// <summary>Where a project honours a privacy signal of its visitors.</summary>
internal enum PrivacyScope
{
    /// <summary>Nowhere.</summary>
    Off = 0,

    /// <summary>In the European Union.</summary>
    EuropeanUnion = 1,

    /// <summary>In the European Economic Area, which is the Union and three countries more.</summary>
    EuropeanEconomicArea = 2,

    /// <summary>Everywhere.</summary>
    Worldwide = 3,
}
