using System.ComponentModel;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// A set of attributes with a property for each name that rules read. Generated classes derive from it, so that such an object is
/// itself what a visitor carries. Not for use in your own code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedAttributes : AttributeSet
{
    /// <summary>The names that have a property, each once.</summary>
    protected abstract ReadOnlySpan<string> NamesOfProperties { get; }

    private protected sealed override ReadOnlySpan<string> PropertyNames => NamesOfProperties;

    /// <summary>The value of the property for that name; false when there is none, or it is null.</summary>
    protected abstract bool TryReadProperty(string name, out AttributeValue value);

    private protected sealed override bool TryGetProperty(string name, out AttributeValue value) => TryReadProperty(name, out value);
}
