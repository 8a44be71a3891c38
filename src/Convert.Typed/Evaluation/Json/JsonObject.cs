using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>An object that becomes a record.</summary>
internal sealed class JsonObject<T>(Func<JsonMembers, T> read) : JsonType<T>
    where T : class
{
    internal override bool TryRead(JsonElement json, List<JsonMisfit>? misfits, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            misfits?.Add(JsonMisfit.OfKind(json, "an object"));
            return false;
        }

        var members = new JsonMembers(json, misfits);
        var made = read(members);
        value = members.Fit ? made : null;
        return members.Fit;
    }
}
