namespace ConvertTyped;

/// <summary>One variable of a feature. The service knows no default values, so reading one says what to use without it.</summary>
/// <typeparam name="T">bool, long, double, string or <see cref="System.Text.Json.JsonElement"/>.</typeparam>
/// <remarks>May be used from many threads. The default value of this type never has a value.</remarks>
public readonly struct FeatureVariable<T>
{
    private readonly Feature? feature;
    private readonly int position;

    internal FeatureVariable(Feature feature, int position)
    {
        this.feature = feature;
        this.position = position;
    }

    /// <summary>
    /// The variable's value for the visitor; <paramref name="fallback"/> when the feature is off or its variation sets no value
    /// of this type.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public T ValueOr(Visitor visitor, T fallback) =>
        feature is not null && feature.Read(visitor).TryGet<T>(position, out var value) ? value : fallback;
}
