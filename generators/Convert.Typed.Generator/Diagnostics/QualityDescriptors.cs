using System.Collections.Immutable;
using ConvertTyped.Snapshots.Quality;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>
/// What is hardly meant in a config, with the id and the message that refreshing tells, too. Hidden until a project asks for it:
/// what somebody pauses in Convert breaks nobody's build.
/// </summary>
internal static class QualityDescriptors
{
    // The sentence of the finding, which says what comes of it.
    private const string Message = "{0}";

    public static readonly DiagnosticDescriptor FeatureWithoutExperience = Descriptors.Create("CVT021", DiagnosticSeverity.Hidden, "No experience carries a feature", Message);

    public static readonly DiagnosticDescriptor FeatureOfSeveralExperiences = Descriptors.Create("CVT022", DiagnosticSeverity.Hidden, "Several running experiences carry a feature", Message);

    public static readonly DiagnosticDescriptor ValueOfAnotherType = Descriptors.Create("CVT023", DiagnosticSeverity.Hidden, "A value does not read as the type of its variable", Message);

    public static readonly DiagnosticDescriptor UnknownId = Descriptors.Create("CVT024", DiagnosticSeverity.Hidden, "An id refers to nothing", Message);

    public static readonly DiagnosticDescriptor TrafficOverAll = Descriptors.Create("CVT025", DiagnosticSeverity.Hidden, "Variations get more than all visitors", Message);

    public static readonly DiagnosticDescriptor RuleWithoutMatch = Descriptors.Create("CVT026", DiagnosticSeverity.Hidden, "A rule matches nobody", Message);

    public static readonly DiagnosticDescriptor InvalidRegularExpression = Descriptors.Create("CVT027", DiagnosticSeverity.Hidden, "A regular expression is none", Message);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Enum.GetValues(typeof(FindingKind)).Cast<FindingKind>().Select(Of)];

    public static DiagnosticDescriptor Of(FindingKind kind) => kind switch
    {
        FindingKind.FeatureWithoutExperience => FeatureWithoutExperience,
        FindingKind.FeatureOfSeveralExperiences => FeatureOfSeveralExperiences,
        FindingKind.ValueOfAnotherType => ValueOfAnotherType,
        FindingKind.UnknownId => UnknownId,
        FindingKind.TrafficOverAll => TrafficOverAll,
        FindingKind.RuleWithoutMatch => RuleWithoutMatch,
        FindingKind.InvalidRegularExpression => InvalidRegularExpression,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
