using System.ComponentModel;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.CompilerServices;

/// <summary>The members of a JSON object, as generated code reads them into a record. Not for use in your own code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonMembers
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly List<JsonMisfit>? misfits;

    internal JsonMembers(JsonElement json, List<JsonMisfit>? misfits)
    {
        this.misfits = misfits;

        // Of a name that comes twice the last one counts, as in JavaScript.
        foreach (var property in json.EnumerateObject())
        {
            values[JsonAttributes.Name(property)] = property.Value;
        }
    }

    /// <summary>Whether every member fitted that was read with <see cref="Get"/>.</summary>
    internal bool Fit { get; private set; } = true;

    /// <summary>A member without which there is no record. When it is missing, null or does not fit, what this returns is never seen.</summary>
    public T Get<T>(string name, JsonType<T> type)
    {
        if (TryRead(name, type, isRequired: true, out var value))
        {
            return value!;
        }

        Fit = false;
        return default!;
    }

    /// <summary>A member, or null when it is missing, null or does not fit.</summary>
    public T? Find<T>(string name, JsonType<T> type)
        where T : class => TryRead(name, type, isRequired: false, out var value) ? value : null;

    /// <summary>A member, or null when it is missing, null or does not fit.</summary>
    public T? FindValue<T>(string name, JsonType<T> type)
        where T : struct => TryRead(name, type, isRequired: false, out var value) ? value : null;

    private bool TryRead<T>(string name, JsonType<T> type, bool isRequired, out T? value)
    {
        ArgumentNullException.ThrowIfNull(type);
        value = default;
        var isPresent = values.TryGetValue(name, out var json);
        if (!isPresent || json.ValueKind == JsonValueKind.Null)
        {
            if (isRequired)
            {
                misfits?.Add(JsonMisfit.OfMember(name, isPresent ? "is null" : "is missing"));
            }

            return false;
        }

        var before = misfits?.Count ?? 0;
        var fits = type.TryRead(json, misfits, out value);
        JsonMisfit.MoveBelowMember(misfits, before, name, endsInNull: !fits && !isRequired);
        return fits;
    }
}
