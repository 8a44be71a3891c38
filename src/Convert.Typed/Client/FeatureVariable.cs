using System.Diagnostics.CodeAnalysis;
using ConvertTyped.CompilerServices;

namespace ConvertTyped;

/// <summary>One variable of a feature. The service knows no default values, so reading one says what to use without it.</summary>
/// <typeparam name="T">
/// bool, long, double, string or <see cref="System.Text.Json.JsonElement"/>; of a json variable, what the snapshot shows it to be.
/// </typeparam>
/// <remarks>May be used from many threads. The default value of this type never has a value.</remarks>
public readonly struct FeatureVariable<T>
{
    private readonly Feature? feature;
    private readonly int position;
    private readonly JsonType<T>? json;

    internal FeatureVariable(Feature feature, int position, JsonType<T>? json = null)
    {
        this.feature = feature;
        this.position = position;
        this.json = json;
    }

    /// <summary>
    /// The variable's value for the visitor; <paramref name="fallback"/> when the feature is off or its variation sets no value
    /// of this type.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public T ValueOr(Visitor visitor, T fallback) =>
        feature is not null && TryGet(feature.Read(visitor), out var value) ? value : fallback;

    private bool TryGet(in FeatureReading reading, [MaybeNullWhen(false)] out T value) =>
        json is null ? reading.TryGet(position, out value) : reading.TryGet(position, json, out value);
}
