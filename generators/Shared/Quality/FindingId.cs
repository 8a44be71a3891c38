namespace ConvertTyped.Snapshots.Quality;

/// <summary>The id under which a kind of finding is told, by the compiler and by refreshing alike.</summary>
internal static class FindingId
{
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.FeatureWithoutExperience => "CVT021",
        FindingKind.FeatureOfSeveralExperiences => "CVT022",
        FindingKind.ValueOfAnotherType => "CVT023",
        FindingKind.UnknownId => "CVT024",
        FindingKind.TrafficOverAll => "CVT025",
        FindingKind.RuleWithoutMatch => "CVT026",
        FindingKind.InvalidRegularExpression => "CVT027",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
