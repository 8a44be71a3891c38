using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;

namespace ConvertTyped.DependencyInjection;

/// <summary>An experience as an override may speak of it: what the app was built from, and what the config in force adds to that.</summary>
internal sealed class OverridableExperience
{
    private readonly ExperienceShape? built;
    private readonly CompiledExperience? served;

    private OverridableExperience(ExperienceShape? built, CompiledExperience? served)
    {
        this.built = built;
        this.served = served;
    }

    /// <summary>What to write for its variations.</summary>
    public IEnumerable<string> Variations => served is null
        ? built!.Variations.Select(static variation => variation.Key ?? variation.Id)
        : served.Variations.Select(static variation => variation.Key ?? variation.Id).OfType<string>();

    public static OverridableExperience? Find(string keyOrId, ConfigurationShape shape, CompiledConfiguration configuration)
    {
        var built = shape.Experiences.FirstOrDefault(experience => experience.Key == keyOrId || experience.Id == keyOrId);
        var served = configuration.FindExperience(keyOrId);
        return built is null && served is null ? null : new OverridableExperience(built, served);
    }

    public bool Has(string variation) =>
        served?.FindVariationByKeyOrId(variation) is not null || (built is not null && built.Variations.Any(known => known.Key == variation || known.Id == variation));
}
