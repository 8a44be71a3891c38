using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Client;

namespace ConvertTyped.CompilerServices;

/// <summary>One reading of a feature, by the positions of its variables. Not for use in your own code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FeatureReading
{
    private readonly FeatureValues values;

    internal FeatureReading(FeatureValues values) => this.values = values;

    /// <summary>Whether the feature is on.</summary>
    public bool IsEnabled => values.IsEnabled;

    /// <summary>The value of a variable, when it has one of that type.</summary>
    public bool TryGet<T>(int position, [MaybeNullWhen(false)] out T value) => values.TryGet(position, out value);

    /// <summary>The value of a variable, or null.</summary>
    public T? Object<T>(int position)
        where T : class => values.TryGet<T>(position, out var value) ? value : null;

    /// <summary>The value of a variable, or null.</summary>
    public T? Value<T>(int position)
        where T : struct => values.TryGet<T>(position, out var value) ? value : null;
}
