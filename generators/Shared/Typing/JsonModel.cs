namespace ConvertTyped.Snapshots.Typing;

/// <summary>The structure that all values of a json variable, or of a part of it, share.</summary>
/// <param name="Kind">What they are.</param>
internal sealed record JsonModel(JsonModelKind Kind)
{
    /// <summary>What the items of a list are.</summary>
    public JsonModel? Item { get; init; }

    /// <summary>The members of an object, at least one, in the order in which the snapshot first has them.</summary>
    public EquatableArray<JsonMemberModel> Members { get; init; }
}
