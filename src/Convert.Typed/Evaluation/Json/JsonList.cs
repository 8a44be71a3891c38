using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>A list whose items are of one type. One that does not fit is the end of it: a list with a gap would be another list.</summary>
internal sealed class JsonList<T>(JsonType<T> itemType) : JsonType<IReadOnlyList<T>>
{
    internal override bool TryRead(JsonElement json, List<JsonMisfit>? misfits, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            misfits?.Add(JsonMisfit.OfKind(json, "a list"));
            return false;
        }

        var items = new T[json.GetArrayLength()];
        var position = 0;
        foreach (var item in json.EnumerateArray())
        {
            var before = misfits?.Count ?? 0;
            var fits = itemType.TryRead(item, misfits, out items[position]!);
            JsonMisfit.MoveBelowItem(misfits, before, position);
            if (!fits)
            {
                return false;
            }

            position++;
        }

        value = new JsonItems<T>(items);
        return true;
    }
}
