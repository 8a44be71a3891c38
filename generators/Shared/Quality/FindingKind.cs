namespace ConvertTyped.Snapshots.Quality;

/// <summary>What can be wrong with a config that is one.</summary>
internal enum FindingKind
{
    /// <summary>A feature that no experience carries: it is never on.</summary>
    FeatureWithoutExperience,

    /// <summary>A feature that several experiences carry: which one answers depends on their order.</summary>
    FeatureOfSeveralExperiences,

    /// <summary>A value of a variable that does not read as the variable's type.</summary>
    ValueOfAnotherType,

    /// <summary>An id that refers to nothing.</summary>
    UnknownId,

    /// <summary>Variations that get more than all visitors.</summary>
    TrafficOverAll,

    /// <summary>A rule that matches nobody.</summary>
    RuleWithoutMatch,

    /// <summary>A regular expression that is none.</summary>
    InvalidRegularExpression,
}
