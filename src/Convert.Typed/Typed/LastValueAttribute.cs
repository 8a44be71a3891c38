using System.ComponentModel;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// The value that a variable of a feature had for everybody before the feature was no longer served. The fix that removes such a
/// feature from code writes it in the variable's place. Not for use in your own code.
/// </summary>
/// <param name="value">A bool, long, double or string.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LastValueAttribute(object value) : Attribute
{
    /// <summary>A bool, long, double or string.</summary>
    public object Value { get; } = value;
}
