using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Evaluation;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// One reading of a feature: whether it is on, and the values of the variables it was made with, by their positions. For
/// generated code, not for use in your own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FeatureReading
{
    private readonly CompiledChange? change;
    private readonly int[] positions;

    internal FeatureReading(CompiledChange? change, int[] positions)
    {
        this.change = change;
        this.positions = positions;
    }

    /// <summary>Whether the feature is on.</summary>
    public bool IsEnabled => change is not null;

    /// <summary>The value of a variable, when it has one of that type.</summary>
    public bool TryGet<T>(int position, [MaybeNullWhen(false)] out T value)
    {
        if (change is not null && positions[position] is >= 0 and var declared && change.Values[declared] is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The value of a <c>json</c> variable, when it has one that a type can read.</summary>
    public bool TryGet<T>(int position, JsonType<T> type, [MaybeNullWhen(false)] out T value)
    {
        if (change is not null && positions[position] is >= 0 and var declared && change.Values[declared] is not null)
        {
            return change.TryRead(declared, type, out value);
        }

        value = default;
        return false;
    }

    /// <summary>The value of a variable, or null.</summary>
    public T? Object<T>(int position)
        where T : class => TryGet<T>(position, out var value) ? value : null;

    /// <summary>The value of a variable, or null.</summary>
    public T? Value<T>(int position)
        where T : struct => TryGet<T>(position, out var value) ? value : null;
}
