using System.ComponentModel;
using ConvertTyped.Refresh;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// What a root class was generated from: its features with their variables, and the experiences and goals of the snapshot. The
/// generated class describes itself by it. Not for use in your own code.
/// </summary>
/// <remarks>A variable belongs to the feature that was named last, a variation to the experience that was named last.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfigurationShape
{
    private readonly List<FeatureShape> features = [];
    private readonly List<ExperienceShape> experiences = [];
    private readonly List<GoalShape> goals = [];

    internal ConfigurationShape()
    {
    }

    internal IReadOnlyList<FeatureShape> Features => features;

    internal IReadOnlyList<ExperienceShape> Experiences => experiences;

    internal IReadOnlyList<GoalShape> Goals => goals;

    /// <summary>A feature.</summary>
    /// <param name="member">How to reach it from the root: <c>Checkout.NewButton</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    public void Feature(string member, string key, string? id) => features.Add(new(member, key, id, []));

    /// <summary>A variable of the feature that was named last.</summary>
    /// <param name="member">The name of its property.</param>
    /// <param name="key">Its key.</param>
    /// <param name="type">Its type, as the service names it.</param>
    /// <param name="isAlwaysSet">Whether every variation of the snapshot that switches the feature on gives it a value.</param>
    public void Variable(string member, string key, string type, bool isAlwaysSet) => features[^1].Variables.Add(new(member, key, type, isAlwaysSet));

    /// <summary>What the value of the <c>json</c> variable that was named last is read as.</summary>
    /// <param name="type">Its type.</param>
    public void Json(JsonType type) => features[^1].Variables[^1] = features[^1].Variables[^1] with { Json = type };

    /// <summary>An experience.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    public void Experience(string key, string? id) => experiences.Add(new(key, id, []));

    /// <summary>A variation of the experience that was named last.</summary>
    /// <param name="id">Its id.</param>
    public void Variation(string id) => experiences[^1].VariationIds.Add(id);

    /// <summary>A goal.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    public void Goal(string key, string? id) => goals.Add(new(key, id));
}
