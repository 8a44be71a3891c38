using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>One reading of a feature: whether it is on, and the values of the variables asked for, by their positions.</summary>
internal readonly struct FeatureValues(CompiledChange? change, int[] positions)
{
    public bool IsEnabled => change is not null;

    /// <summary>The value of the variable at that position among those asked for, when it has one of that type.</summary>
    public bool TryGet<T>(int variable, [MaybeNullWhen(false)] out T value)
    {
        if (change is not null && positions[variable] is >= 0 and var position && change.Values[position] is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }
}
