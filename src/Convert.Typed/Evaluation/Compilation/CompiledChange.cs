using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.CompilerServices;
using ConvertTyped.Configuration;

namespace ConvertTyped.Evaluation;

/// <summary>A feature switched on by a variation, with the values its variables have there, already of their declared types.</summary>
internal sealed class CompiledChange
{
    // One place a value, as the first type that reads it: those of generated code are never more.
    private object?[]? parsed;

    public CompiledChange(CompiledFeature feature, ServedChange served)
    {
        Feature = feature;
        var values = new object?[feature.Variables.Length];
        ImmutableArray<KeyValuePair<string, object?>>.Builder? undeclared = null;
        foreach (var (key, raw) in served.Variables)
        {
            var position = feature.PositionOf(key);
            if (position >= 0)
            {
                values[position] = VariableCast.Cast(feature.Variables[position].Type, raw);
            }

            // A null of a type that nobody knows is a value, too; casting has made it none.
            if (position < 0 || (values[position] is null && !VariableCast.IsKnown(feature.Variables[position].Type)))
            {
                (undeclared ??= ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>()).Add(new(key, VariableCast.AsServed(raw)));
            }
        }

        Values = values;
        Undeclared = undeclared?.DrainToImmutable() ?? [];
    }

    /// <summary>Values at hand, one for each declared variable.</summary>
    public CompiledChange(CompiledFeature feature, object?[] values)
    {
        Feature = feature;
        Values = values;
        Undeclared = [];
    }

    public CompiledFeature Feature { get; }

    /// <summary>Boxed once here, read without allocating ever after: a bool, long, double, string or JsonElement, or what an override gave in the place of JSON; null is no value.</summary>
    public object?[] Values { get; }

    /// <summary>Values that stand at no position: of names the feature does not declare, as they were served.</summary>
    public ImmutableArray<KeyValuePair<string, object?>> Undeclared { get; }

    /// <summary>
    /// The value at a position, which is JSON, read as a type. What it becomes is kept, so that reading it again allocates nothing.
    /// </summary>
    public bool TryRead<T>(int position, JsonType<T> type, [MaybeNullWhen(false)] out T value)
    {
        var known = Parsed(position, type);
        value = known.Value;
        return known.Fits;
    }

    private ParsedJson<T> Parsed<T>(int position, JsonType<T> type)
    {
        var places = parsed ?? Interlocked.CompareExchange(ref parsed, new object?[Values.Length], null) ?? parsed;
        if (Volatile.Read(ref places[position]) is ParsedJson<T> known && ReferenceEquals(known.Type, type))
        {
            return known;
        }

        var (fits, value) = Values[position] switch
        {
            // An override gave it as it is read.
            T own => (true, own),
            JsonElement json when type.TryRead(json, misfits: null, out var read) => (true, read),
            _ => (false, default),
        };
        var made = new ParsedJson<T>(type, fits, value);
        Volatile.Write(ref places[position], made);
        return made;
    }

    /// <summary>The values by the keys of their variables, without those that have none.</summary>
    public Dictionary<string, object?> VariablesByKey()
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var position = 0; position < Values.Length; position++)
        {
            if (Values[position] is { } value)
            {
                variables[Feature.Variables[position].Key] = value;
            }
        }

        foreach (var (key, value) in Undeclared)
        {
            variables[key] = value;
        }

        return variables;
    }
}
