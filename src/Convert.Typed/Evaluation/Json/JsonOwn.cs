using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>A type of the app that the serializer reads.</summary>
internal sealed class JsonOwn<T>(JsonTypeInfo<T> type) : JsonType<T>
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Constructors and converters of the type are the app's code. The consequence is a value that does not fit, and drift says what was thrown.")]
    internal override bool TryRead(JsonElement json, List<JsonMisfit>? misfits, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        try
        {
            value = json.Deserialize(type);
            if (value is null)
            {
                misfits?.Add(new("", $"is null, not a {typeof(T).Name}"));
            }
        }
        catch (JsonException unreadable)
        {
            misfits?.Add(new(PathOf(unreadable), $"is not read as a {typeof(T).Name}: {unreadable.Message}"));
        }
        catch (Exception thrown)
        {
            misfits?.Add(new("", $"is not read as a {typeof(T).Name}: {thrown.Message}"));
        }

        return value is not null;
    }

    // The serializer writes $ for the value itself.
    private static string PathOf(JsonException unreadable) => unreadable.Path?.TrimStart('$') ?? "";
}
