namespace ConvertTyped.Snapshots.Typing;

/// <summary>The attributes of a snapshot, by what they belong to. Its classes depend on nothing else.</summary>
/// <param name="Visitor">Of visitors: what audiences, segments and goals read, and the report segments.</param>
/// <param name="Location">Of places: what locations and site areas read.</param>
internal sealed record AttributeClasses(EquatableArray<AttributeModel> Visitor, EquatableArray<AttributeModel> Location)
{
    public static AttributeClasses None { get; } = new(default, default);
}
