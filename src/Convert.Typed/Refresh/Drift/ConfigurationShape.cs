using System.ComponentModel;
using ConvertTyped.Refresh;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// What a root class was generated from: its features with their variables, the experiences, goals and segments of the snapshot, and
/// the attributes that rules read. The generated class describes itself by it. Not for use in your own code.
/// </summary>
/// <remarks>
/// A variable belongs to the feature that was named last, a variation to the experience, a goal's attribute to the goal.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfigurationShape
{
    private readonly List<FeatureShape> features = [];
    private readonly List<ExperienceShape> experiences = [];
    private readonly List<GoalShape> goals = [];
    private readonly List<SegmentShape> segments = [];
    private readonly List<AttributeShape> attributes = [];

    internal ConfigurationShape()
    {
    }

    internal IReadOnlyList<FeatureShape> Features => features;

    internal IReadOnlyList<ExperienceShape> Experiences => experiences;

    internal IReadOnlyList<GoalShape> Goals => goals;

    internal IReadOnlyList<SegmentShape> Segments => segments;

    internal IReadOnlyList<AttributeShape> Attributes => attributes;

    /// <summary>What a root class describes, asked for when it is needed.</summary>
    internal static Lazy<ConfigurationShape> Of(Action<ConfigurationShape> describe) => new(() =>
    {
        var shape = new ConfigurationShape();
        describe(shape);
        return shape;
    });

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
    /// <param name="member">How to reach it from the root: <c>Experiences.PricingPage</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    public void Experience(string member, string key, string? id) => experiences.Add(new(member, key, id, []));

    /// <summary>A variation of the experience that was named last.</summary>
    /// <param name="member">The name of its member in the experience's enum.</param>
    /// <param name="key">Its key; null when the snapshot gives it none.</param>
    /// <param name="id">Its id.</param>
    public void Variation(string member, string? key, string id) => experiences[^1].Variations.Add(new(member, key, id));

    /// <summary>A segment.</summary>
    /// <param name="member">How to reach it from the root: <c>Segments.Returning</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    public void Segment(string member, string key, string? id) => segments.Add(new(member, key, id));

    /// <summary>A goal.</summary>
    /// <param name="member">How to reach it from the root: <c>Goals.Purchase</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="id">Its id; null when the snapshot gives it none.</param>
    /// <param name="hasTransactions">Whether its conversions have a worth.</param>
    public void Goal(string member, string key, string? id, bool hasTransactions) => goals.Add(new(member, key, id, hasTransactions, []));

    /// <summary>An attribute that the rules of the goal named last read.</summary>
    /// <param name="key">Its name for the rules.</param>
    public void GoalAttribute(string key) => goals[^1].AttributeKeys.Add(key);

    /// <summary>An attribute of visitors.</summary>
    /// <param name="member">The class and the property: <c>VisitorAttributes.Plan</c>.</param>
    /// <param name="key">Its name for the rules.</param>
    /// <param name="type">The type of the property: <c>text</c>, <c>number</c>, <c>boolean</c>, or the report segment whose values it takes.</param>
    public void VisitorAttribute(string member, string key, string type) => attributes.Add(new(member, key, type, IsOfPlaces: false));

    /// <summary>An attribute of places.</summary>
    /// <param name="member">The class and the property: <c>VisitorLocation.Url</c>.</param>
    /// <param name="key">Its name for the rules.</param>
    /// <param name="type">The type of the property, as for <see cref="VisitorAttribute"/>.</param>
    public void LocationAttribute(string member, string key, string type) => attributes.Add(new(member, key, type, IsOfPlaces: true));
}
