using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.CompilerServices;

/// <summary>What generated code makes of the values of <c>json</c> variables. Not for use in your own code.</summary>
/// <remarks>
/// A value of another kind does not fit; nothing is converted but whole numbers, which have several forms. JSON's null fits
/// <see cref="Any"/> alone.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonTypes
{
    // Beyond them a double no longer holds every whole number, and 1e300 was hardly meant as one.
    private const double LargestExactInteger = 9007199254740991;

    /// <summary>True or false.</summary>
    public static JsonType<bool> Boolean { get; } = new JsonScalar<bool>("true or false", static json => json.ValueKind switch
    {
        JsonValueKind.True => (true, true),
        JsonValueKind.False => (true, false),
        _ => default,
    });

    /// <summary>A whole number that a <see cref="long"/> holds, also one that is written as <c>1.0</c> or <c>1e3</c>.</summary>
    public static JsonType<long> Integer { get; } = new JsonScalar<long>("a whole number", static json =>
        json.ValueKind != JsonValueKind.Number ? default
        : json.TryGetInt64(out var integer) ? (true, integer)
        : json.GetDouble() is >= -LargestExactInteger and <= LargestExactInteger and var number && double.IsInteger(number) ? (true, (long)number)
        : default);

    /// <summary>A number that a <see cref="double"/> holds.</summary>
    public static JsonType<double> Float { get; } = new JsonScalar<double>("a number", static json =>
        json.ValueKind == JsonValueKind.Number && double.IsFinite(json.GetDouble()) ? (true, json.GetDouble()) : default);

    /// <summary>Text.</summary>
    public static JsonType<string> Text { get; } = new JsonScalar<string>("text", static json =>
        json.ValueKind == JsonValueKind.String ? (true, JsonAttributes.Text(json)) : default);

    /// <summary>Anything, as it is.</summary>
    public static JsonType<JsonElement> Any { get; } = new JsonScalar<JsonElement>("a value", static json => (true, json));

    /// <summary>A list, which fits when all its items do.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    public static JsonType<IReadOnlyList<T>> List<T>(JsonType<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new JsonList<T>(item);
    }

    /// <summary>An object, read by generated code.</summary>
    /// <param name="read">Reads the members and makes the record; what it makes counts when all members fit that must.</param>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    public static JsonType<T> Object<T>(Func<JsonMembers, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return new JsonObject<T>(read);
    }

    /// <summary>A type of the app, read by the serializer as the app's context says.</summary>
    /// <param name="type">The app's context has it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static JsonType<T> Of<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new JsonOwn<T>(type);
    }
}
