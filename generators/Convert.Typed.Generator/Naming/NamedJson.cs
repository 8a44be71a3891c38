using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Naming;

/// <summary>The structure of a json variable, or of a part of it, with its names.</summary>
/// <param name="Kind">What the values are.</param>
/// <param name="Path">How to reach them from the variable, as JavaScript writes it: <c>banner.items[].price</c>.</param>
internal sealed record NamedJson(JsonModelKind Kind, string Path)
{
    /// <summary>What the items of a list are.</summary>
    public NamedJson? Item { get; init; }

    /// <summary>The record that an object becomes, as its members and the class around it call it.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The members of that record.</summary>
    public IReadOnlyList<NamedJsonMember> Members { get; init; } = [];

    /// <summary>The object that the values or the items of a list are; null when they are none.</summary>
    public NamedJson? Object => Kind == JsonModelKind.Object ? this : Item?.Object;
}
