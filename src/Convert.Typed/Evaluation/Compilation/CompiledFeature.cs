using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A feature of one config, with the experiences that carry it. Its identity stands for the pair of config and feature.</summary>
internal sealed class CompiledFeature(ServedFeature served, int position)
{
    public string Id { get; } = served.Id;

    public string Key { get; } = served.Key;

    /// <summary>Its place among the features of the config, from 0.</summary>
    public int Position { get; } = position;

    /// <summary>The declared variables; values of a change stand at the same positions.</summary>
    public ImmutableArray<ServedVariable> Variables { get; } = served.Variables;

    /// <summary>The experiences in which some variation has a change for this feature, in config order.</summary>
    public ImmutableArray<CompiledExperience> Carriers { get; private set; } = [];

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
