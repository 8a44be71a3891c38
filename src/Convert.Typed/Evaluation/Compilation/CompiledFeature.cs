using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A feature of one config, with the experiences that carry it. Its identity stands for the pair of config and feature.</summary>
internal sealed class CompiledFeature
{
    public CompiledFeature(ServedFeature served, int position)
    {
        Id = served.Id;
        Key = served.Key;
        Position = position;
        Variables = served.Variables;
        Origin = this;
    }

    private CompiledFeature(CompiledFeature origin, ImmutableArray<CompiledExperience> carriers)
    {
        (Id, Key, Position, Variables) = (origin.Id, origin.Key, origin.Position, origin.Variables);
        Carriers = carriers;
        Origin = origin.Origin;
    }

    public string Id { get; }

    public string Key { get; }

    /// <summary>Its place among the features of the config, from 0.</summary>
    public int Position { get; }

    /// <summary>The declared variables; values of a change stand at the same positions.</summary>
    public ImmutableArray<ServedVariable> Variables { get; }

    /// <summary>The experiences in which some variation has a change for this feature, in config order.</summary>
    public ImmutableArray<CompiledExperience> Carriers { get; private set; } = [];

    /// <summary>The feature that changes name; an overridden carrier makes another one of it.</summary>
    public CompiledFeature Origin { get; }

    /// <summary>What it answers everybody, whatever its carriers say; null asks them, as usual.</summary>
    public OverriddenFeature? Override { get; private init; }

    /// <summary>A feature that asks nobody. It declares the variables that its override names.</summary>
    public static CompiledFeature Overridden(string id, string key, int position, FeatureOverride given)
    {
        var declared = new CompiledFeature(new ServedFeature(id, key, [.. given.Variables.Select(static variable => new ServedVariable(variable.Key, variable.Type))]), position);
        var change = given.IsEnabled ? new CompiledChange(declared, [.. given.Variables.Select(static variable => variable.Value)]) : null;
        return new CompiledFeature(declared, carriers: []) { Override = new OverriddenFeature(change) };
    }

    /// <summary>The same feature with other carriers. It is another one to who kept an answer of this.</summary>
    public CompiledFeature CarriedBy(ImmutableArray<CompiledExperience> carriers) => new(this, carriers);

    /// <summary>Ends compiling: carriers hold changes and changes hold their feature, so one of them must come last.</summary>
    public void CompleteWith(ImmutableArray<CompiledExperience> carriers) => Carriers = carriers;

    /// <summary>The position of a declared variable, or -1.</summary>
    public int PositionOf(string variableKey)
    {
        for (var position = 0; position < Variables.Length; position++)
        {
            if (Variables[position].Key == variableKey)
            {
                return position;
            }
        }

        return -1;
    }
}
