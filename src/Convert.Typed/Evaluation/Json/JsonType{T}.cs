using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.CompilerServices;

/// <inheritdoc/>
/// <typeparam name="T">The type of the C# value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonType<T> : JsonType
{
    private protected JsonType()
    {
    }

    /// <summary>Reads a value without throwing.</summary>
    /// <param name="json">The value.</param>
    /// <param name="misfits">Takes what does not fit, when somebody wants to know.</param>
    /// <param name="value">What it becomes.</param>
    internal abstract bool TryRead(JsonElement json, List<JsonMisfit>? misfits, [MaybeNullWhen(false)] out T value);

    internal sealed override bool Fits(JsonElement json, List<JsonMisfit> misfits) => TryRead(json, misfits, out _);
}
