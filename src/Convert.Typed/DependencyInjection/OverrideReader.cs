using System.Collections.Immutable;
using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.Configuration;

namespace ConvertTyped.DependencyInjection;

/// <summary>
/// Reads overrides from sections of an app's configuration: under the key of a feature <c>true</c>, <c>false</c> or its
/// variables; under that of an experience the key or id of a variation, or <c>false</c>. A feature with the key of a variation
/// is on as that variation has it.
/// </summary>
/// <param name="shape">What the app was built from.</param>
/// <param name="configuration">The config in force, without overrides.</param>
internal sealed class OverrideReader(ConfigurationShape shape, CompiledConfiguration configuration)
{
    private readonly List<string> faults = [];

    /// <summary>What was read so far; of a key that was read twice the later override.</summary>
    public OverrideTable Overrides { get; private set; } = OverrideTable.Empty;

    /// <summary>What cannot be used as it is written, each with what to write instead.</summary>
    public IReadOnlyList<string> Faults => faults;

    public void Read(IConfigurationSection section, bool tellsUnknownKeys)
    {
        foreach (var entry in section.GetChildren())
        {
            var feature = OverridableFeature.Find(entry.Key, shape, configuration);
            var experience = OverridableExperience.Find(entry.Key, shape, configuration);
            if (feature is null && experience is null)
            {
                if (tellsUnknownKeys)
                {
                    Tell(entry, $"names no feature and no experience. Correct the key: case matters, and features are {NamesOf(OverridableFeature.Keys(shape, configuration))}");
                }
            }
            else
            {
                Read(entry, feature, experience);
            }
        }
    }

    private void Read(IConfigurationSection entry, OverridableFeature? feature, OverridableExperience? experience)
    {
        if (entry.GetChildren().Any())
        {
            if (feature is null)
            {
                Tell(entry, $"has variables, and an experience has none. Write the key of a variation: {NamesOf(experience!.Variations)}");
            }
            else
            {
                Override(feature, new FeatureOverride(IsEnabled: true, ReadVariables(entry, feature)), entry);
            }
        }
        else if (string.IsNullOrEmpty(entry.Value))
        {
            Tell(entry, "has no value. Write true, false, variables or the key of a variation, or remove it");
        }
        else if (bool.TryParse(entry.Value, out var isEnabled))
        {
            Read(entry, isEnabled, feature, experience);
        }
        else
        {
            ReadVariation(entry, entry.Value, feature, experience);
        }
    }

    private void Read(IConfigurationSection entry, bool isEnabled, OverridableFeature? feature, OverridableExperience? experience)
    {
        if (feature is not null)
        {
            Override(feature, new FeatureOverride(isEnabled, []), entry);
        }
        else if (isEnabled)
        {
            Tell(entry, $"is true, and an experience is not just on. Write the key of a variation ({NamesOf(experience!.Variations)}), or false to decide nothing");
        }
        else
        {
            Override(entry.Key, variation: null);
        }
    }

    private void ReadVariation(IConfigurationSection entry, string variation, OverridableFeature? feature, OverridableExperience? experience)
    {
        if (experience is not null && experience.Has(variation))
        {
            Override(entry.Key, variation);
        }
        else if (feature?.ChangeIn(variation) is { } change)
        {
            Override(feature, new FeatureOverride(IsEnabled: true, [.. change.Feature.Variables.Select((variable, position) => new OverriddenVariable(variable.Key, variable.Type, change.Values[position]))]), entry);
        }
        else
        {
            var known = experience?.Variations ?? feature!.Variations;
            Tell(entry, $"is '{variation}', which is no variation of {(experience is null ? "an experience that carries the feature" : "the experience")}. Write {(feature is null ? "" : "true, false, variables, or ")}one of {NamesOf(known)}");
        }
    }

    private ImmutableArray<OverriddenVariable> ReadVariables(IConfigurationSection entry, OverridableFeature feature)
    {
        var variables = ImmutableArray.CreateBuilder<OverriddenVariable>();
        foreach (var given in entry.GetChildren())
        {
            if (!feature.Types.TryGetValue(given.Key, out var type))
            {
                Tell(given, $"names no variable of the feature. Correct the key: case matters, and the variables are {NamesOf(feature.Types.Keys)}");
            }
            else if (given.GetChildren().Any())
            {
                Tell(given, $"has members, and the variable is {VariableText.NameOf(type)}. Write {VariableText.FormOf(type)}");
            }
            else if (VariableText.Parse(type, given.Value) is { } value)
            {
                variables.Add(new(given.Key, type, value));
            }
            else
            {
                Tell(given, $"is {(given.Value is null ? "empty" : $"'{given.Value}'")}, and the variable is {VariableText.NameOf(type)}. Write {VariableText.FormOf(type)}");
            }
        }

        return variables.DrainToImmutable();
    }

    private void Override(OverridableFeature feature, FeatureOverride given, IConfigurationSection entry)
    {
        Overrides = Overrides with { Features = Overrides.Features.SetItem(feature.Key, given) };
        var missing = feature.AlwaysSet.Where(key => !given.Variables.Any(variable => variable.Key == key && variable.Value is not null)).ToList();
        if (given.IsEnabled && missing.Count > 0)
        {
            Tell(entry, $"gives no value to {NamesOf(missing)}, which every variation of the snapshot sets, so TryGet is false. {(feature.Variations.Any() ? $"Add {entry.Path}:{missing[0]}, or write the key of a variation instead: {NamesOf(feature.Variations)}" : $"Add {entry.Path}:{missing[0]}")}");
        }
    }

    private void Override(string experienceKey, string? variation) =>
        Overrides = Overrides with { Experiences = Overrides.Experiences.SetItem(experienceKey, new ExperienceOverride(variation)) };

    private void Tell(IConfigurationSection entry, string fault) => faults.Add($"{entry.Path} {fault}.");

    private static string NamesOf(IEnumerable<string> names) => names.ToList() is { Count: > 0 } some ? string.Join(", ", some) : "none";
}
