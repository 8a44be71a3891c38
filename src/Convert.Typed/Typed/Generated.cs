using System.ComponentModel;
using ConvertTyped.Client;

namespace ConvertTyped.CompilerServices;

/// <summary>What generated types call. Not for use in your own code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Generated
{
    /// <summary>The variable at that position among the keys the feature was made with.</summary>
    public static FeatureVariable<T> Variable<T>(Feature feature, int position) => new(feature, position);

    /// <summary>The <c>json</c> variable at that position, read as a type.</summary>
    public static FeatureVariable<T> Variable<T>(Feature feature, int position, JsonType<T> type) => new(feature, position, type);

    /// <summary>Switches a feature on with the values that <paramref name="set"/> names.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Override<TValues>(Feature feature, TValues values, Action<TValues> set)
        where TValues : VariableOverrides
    {
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(set);
        set(values);
        feature.Override(values);
    }

    /// <summary>Names the value of the variable at that position.</summary>
    /// <returns><paramref name="values"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static TValues Set<TValues>(TValues values, int position, object? value)
        where TValues : VariableOverrides
    {
        ArgumentNullException.ThrowIfNull(values);
        values[position] = value;
        return values;
    }

    /// <summary>Names the value of the <c>json</c> variable at that position, which is what its JSON would be read as.</summary>
    /// <returns><paramref name="values"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static TValues SetJson<TValues>(TValues values, int position, object? value)
        where TValues : VariableOverrides => Set(values, position, value is null ? null : new JsonOverride(value));

    /// <summary>Decides a feature for a visitor and gives its values.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FeatureReading Read(Feature feature, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Read(visitor);
    }

    /// <summary>An experience with an enum of its variations.</summary>
    /// <param name="client">Who answers.</param>
    /// <param name="key">The key of the experience.</param>
    /// <param name="unknown">The member for a variation that is not listed.</param>
    /// <param name="variations">The ids of the variations and their members.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Experience<TVariation> Experience<TVariation>(
        ConvertClient client, string key, TVariation unknown, (string Id, TVariation Member)[] variations)
        where TVariation : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(variations);
        return new Experience<TVariation>(client, key, unknown, variations);
    }

    /// <summary>A segment.</summary>
    /// <param name="client">Who puts visitors into it.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Segment Segment(ConvertClient client, string key) => new(client, key);
}
