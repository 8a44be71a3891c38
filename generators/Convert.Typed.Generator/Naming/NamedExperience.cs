using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Naming;

/// <summary>An experience with the name of its member.</summary>
/// <param name="Name">Free of collisions among the experiences.</param>
/// <param name="Model">The experience.</param>
/// <param name="VariationName">The enum of its variations, which stands beside the root class.</param>
/// <param name="Variations">Its variations by ascending id: the order of their values.</param>
internal sealed record NamedExperience(string Name, ExperienceModel Model, string VariationName, IReadOnlyList<NamedVariation> Variations)
{
    public string FieldName => MemberNames.Field(Name);
}
