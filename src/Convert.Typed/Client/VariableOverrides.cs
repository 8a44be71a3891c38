using System.ComponentModel;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// Values for the variables of one feature, by their positions, while an override is written down. Generated classes derive
/// from it and give each variable its name. Not for use in your own code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class VariableOverrides
{
    private readonly Dictionary<int, object?> values = [];

    /// <summary>For generated code.</summary>
    protected VariableOverrides()
    {
    }

    internal object? this[int position]
    {
        get => values.GetValueOrDefault(position);
        set => values[position] = value;
    }
}
