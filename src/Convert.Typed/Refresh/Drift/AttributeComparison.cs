using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>Compares the attributes that have a property in the app with the rules of a config that read them.</summary>
/// <remarks>An attribute that only the config knows is no drift: the app can give it by its name.</remarks>
internal static class AttributeComparison
{
    public static IEnumerable<ConfigurationDrift> Compare(IReadOnlyList<AttributeShape> attributes, IEnumerable<AttributeRead> reads)
    {
        var readsOf = reads.ToLookup(static read => (read.IsOfPlaces, read.Rule.Key!));
        foreach (var attribute in attributes)
        {
            var name = $"The attribute '{attribute.Key}' ({attribute.Member})";
            var rules = readsOf[(attribute.IsOfPlaces, attribute.Key)].ToList();
            if (rules.Count == 0)
            {
                yield return new(DriftKind.AttributeMissing, attribute.Key, $"{name} is read by no rule of the config: what the app gives for it decides nothing. Restore the rule in Convert, or save the config as the new snapshot.");
            }
            else if (rules.Find(read => !PropertyFit.CanMatch(attribute.Type, read.Rule)) is { Reader: { } reader } read)
            {
                yield return new(DriftKind.AttributeTypeChanged, attribute.Key, $"{name} is {Shown(attribute.Type)} in the app, and {reader} compares it with {read.Rule.Value} in the config: that rule matches nobody. Give it as attributes[\"{attribute.Key}\"], or save the config as the new snapshot.");
            }
        }
    }

    private static string Shown(string type) => type switch
    {
        "number" => "a number",
        "boolean" => "a boolean",
        _ => $"one of the values of the report segment {type}",
    };
}
