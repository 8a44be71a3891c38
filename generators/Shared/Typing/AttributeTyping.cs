using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>Finds the attributes that rules read, and for each the type that all those rules can be matched with.</summary>
internal static class AttributeTyping
{
    public static AttributeClasses Classes(IReadOnlyList<RuleSetShape> ruleSets)
    {
        var ofVisitors = Reads(ruleSets.Where(static set => !set.IsOfPlaces));
        var keys = ofVisitors.Select(static read => read.Key).Union(ReportSegments.Keys, StringComparer.Ordinal);
        return new(
            InOrder(keys).Select(key => Attribute(key, [.. ofVisitors[key]], ReportSegments.TypeOf(key))).ToEquatableArray(),
            Attributes(ruleSets.Where(static set => set.IsOfPlaces)));
    }

    /// <summary>The attributes that these rules read.</summary>
    public static EquatableArray<AttributeModel> Attributes(IEnumerable<RuleSetShape> ruleSets)
    {
        var reads = Reads(ruleSets);
        return InOrder(reads.Select(static read => read.Key)).Select(key => Attribute(key, [.. reads[key]], reported: null)).ToEquatableArray();
    }

    /// <summary>An attribute that no served rule reads: as the rules wanted it that read it last.</summary>
    public static AttributeModel Retired(RetiredAttribute attribute) =>
        Attribute(attribute.Key, [.. Reads([attribute.RuleSet])[attribute.Key]], reported: null) with { Readers = default, Retirement = attribute.Retirement };

    /// <summary>The attributes of visitors or of places that no served rule reads.</summary>
    public static IReadOnlyList<AttributeModel> Retired(RetiredShapes retired, bool isOfPlaces) => [.. retired.Attributes.Where(attribute => attribute.IsOfPlaces == isOfPlaces).Select(Retired)];

    private static ILookup<string, (RuleSetShape Set, RuleShape Rule)> Reads(IEnumerable<RuleSetShape> ruleSets) => ruleSets
        .SelectMany(static set => set.Rules, static (set, rule) => (Set: set, Rule: rule))
        .ToLookup(static read => read.Rule.Key, StringComparer.Ordinal);

    /// <summary>By name: where a rule stands in the config changes nothing.</summary>
    private static IEnumerable<string> InOrder(IEnumerable<string> keys) => keys.OrderBy(static key => key, StringComparer.Ordinal);

    /// <param name="key">Its name.</param>
    /// <param name="reads">The rules that read it, and whose they are.</param>
    /// <param name="reported">Its type as a report segment; null when it is none.</param>
    private static AttributeModel Attribute(string key, IReadOnlyList<(RuleSetShape Set, RuleShape Rule)> reads, AttributeType? reported)
    {
        var preferred = reported ?? AttributeType.Text;
        var enumeration = preferred == AttributeType.Text ? null : reported;
        var asked = reads.Select(read => RuleTyping.Asks(read.Rule, enumeration)).OfType<AttributeType>().Distinct().ToList();
        var type = reported == AttributeType.Text || asked.Count > 1 ? AttributeType.Text : asked.Count == 1 ? asked[0] : preferred;
        return new(
            key,
            type,
            IsDisputed: asked.Exists(other => other != type) || (enumeration is not null && type != enumeration),
            reads.Select(static read => new AttributeReader(read.Set.Owner, read.Set.Key ?? read.Set.Id)).Distinct().ToEquatableArray(),
            type == AttributeType.Text ? Values(reads) : default,
            IsReportSegment: reported is not null);
    }

    private static EquatableArray<string> Values(IReadOnlyList<(RuleSetShape Set, RuleShape Rule)> reads) => reads
        .SelectMany(static read => RuleTyping.Values(read.Rule))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static value => value, StringComparer.Ordinal)
        .ToEquatableArray();
}
