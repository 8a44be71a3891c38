using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Evaluation;

/// <summary>A value without parts.</summary>
/// <param name="expected">What it is, as the end of "is text, not …".</param>
/// <param name="read">Whether a value is one, and which.</param>
internal sealed class JsonScalar<T>(string expected, Func<JsonElement, (bool Fits, T? Value)> read) : JsonType<T>
{
    internal override bool TryRead(JsonElement json, List<JsonMisfit>? misfits, [MaybeNullWhen(false)] out T value)
    {
        (var fits, value) = read(json);
        if (!fits)
        {
            misfits?.Add(JsonMisfit.OfKind(json, expected));
        }

        return fits;
    }
}
