using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>Values that code gives to variables of an overridden feature.</summary>
internal static class OverrideValue
{
    /// <exception cref="ArgumentException">No variable has a value of that type.</exception>
    public static OverriddenVariable Of(string featureKey, string key, object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Undefined } => new(key, Type: null, Value: null),
        bool => new(key, "boolean", value),
        long => new(key, "integer", value),
        int number => new(key, "integer", (long)number),
        double => new(key, "float", value),
        float number => new(key, "float", (double)number),
        decimal number => new(key, "float", (double)number),
        string => new(key, "string", value),
        JsonOverride json => new(key, "json", json.Value),
        JsonElement json => new(key, "json", json.Clone()),
        _ => throw new ArgumentException($"Convert: the override of '{featureKey}' gives '{key}' a {value.GetType().Name}. Variables are bool, long, double, string or JsonElement: give it one of these.", nameof(value)),
    };
}
