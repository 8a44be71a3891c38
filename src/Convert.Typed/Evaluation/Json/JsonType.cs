using System.ComponentModel;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.CompilerServices;

/// <summary>How the value of a <c>json</c> variable becomes a C# value. Made by <see cref="JsonTypes"/>; not for use in your own code.</summary>
/// <remarks>Immutable; may be used from many threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonType
{
    private protected JsonType()
    {
    }

    /// <summary>Whether a value can be read; adds all of it that does not fit, which is more than nothing when it cannot.</summary>
    internal abstract bool Fits(JsonElement json, List<JsonMisfit> misfits);
}
