using System.Collections.Immutable;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A feature switched on by a variation, with the values its variables have there, already of their declared types.</summary>
internal sealed class CompiledChange
{
    public CompiledChange(CompiledFeature feature, ServedChange served)
    {
        Feature = feature;
        var values = new object?[feature.Variables.Length];
        var undeclared = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>();
        foreach (var (key, raw) in served.Variables)
        {
            if (feature.PositionOf(key) is >= 0 and var position && VariableCast.IsKnown(feature.Variables[position].Type))
            {
                values[position] = VariableCast.Cast(feature.Variables[position].Type, raw);
            }
            else
            {
                undeclared.Add(new(key, VariableCast.AsServed(raw)));
            }
        }

        Values = values;
        Undeclared = undeclared.DrainToImmutable();
    }

    public CompiledFeature Feature { get; }

    /// <summary>Boxed once here, read without allocating ever after: a bool, long, double, string or JsonElement; null is no value.</summary>
    public object?[] Values { get; }

    /// <summary>Values the feature does not declare, or declares with a type nobody knows, as they were served.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Undeclared { get; }
}
