using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;

namespace ConvertTyped.DependencyInjection;

/// <summary>A feature as an override may speak of it: what the app was built from, and what the config in force adds to that.</summary>
internal sealed class OverridableFeature
{
    private readonly CompiledFeature? served;

    private OverridableFeature(string key, FeatureShape? built, CompiledFeature? served)
    {
        Key = key;
        this.served = served;
        foreach (var variable in served is null ? [] : served.Variables.AsEnumerable())
        {
            Types[variable.Key] = variable.Type;
        }

        foreach (var variable in built?.Variables ?? [])
        {
            Types[variable.Key] = variable.Type;
        }

        AlwaysSet = [.. (built?.Variables ?? []).Where(static variable => variable.IsAlwaysSet).Select(static variable => variable.Key)];
    }

    public string Key { get; }

    /// <summary>The types of the variables by their keys, as the service names them. The app reads those it was built with.</summary>
    public Dictionary<string, string?> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables without which <c>TryGet</c> is false.</summary>
    public IReadOnlyList<string> AlwaysSet { get; }

    /// <summary>The keys, or ids where there is none, of the variations that switch it on.</summary>
    public IEnumerable<string> Variations => Carrying.Select(static variation => variation.Key ?? variation.Id).OfType<string>().Distinct();

    private IEnumerable<CompiledVariation> Carrying => served is null
        ? []
        : served.Carriers.SelectMany(static carrier => carrier.Variations).Where(variation => variation.ChangeOf(served) is not null);

    public static OverridableFeature? Find(string key, ConfigurationShape shape, CompiledConfiguration configuration)
    {
        var built = shape.Features.FirstOrDefault(feature => feature.Key == key);
        var served = configuration.FeaturesByKey.GetValueOrDefault(key);
        return built is null && served is null ? null : new OverridableFeature(key, built, served);
    }

    public static IEnumerable<string> Keys(ConfigurationShape shape, CompiledConfiguration configuration) =>
        shape.Features.Select(static feature => feature.Key).Union(configuration.FeaturesByKey.Keys).Order(StringComparer.Ordinal);

    /// <summary>What switches it on in the variation of that key or id; null when none does.</summary>
    public CompiledChange? ChangeIn(string variation) =>
        Carrying.FirstOrDefault(carrying => carrying.Key == variation || carrying.Id == variation)?.ChangeOf(served!);
}
