using System.ComponentModel;

namespace ConvertTyped.CompilerServices;

/// <summary>What generated feature types call. Not for use in your own code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Generated
{
    /// <summary>The variable at that position among the keys the feature was made with.</summary>
    public static FeatureVariable<T> Variable<T>(Feature feature, int position) => new(feature, position);

    /// <summary>The <c>json</c> variable at that position, read as a type.</summary>
    public static FeatureVariable<T> Variable<T>(Feature feature, int position, JsonType<T> type) => new(feature, position, type);

    /// <summary>Decides a feature for a visitor and gives its values.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FeatureReading Read(Feature feature, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Read(visitor);
    }
}
