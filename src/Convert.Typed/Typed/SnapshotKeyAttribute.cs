using System.ComponentModel;

namespace ConvertTyped.CompilerServices;

/// <summary>
/// A key of the snapshot that a root class was generated from. It says in metadata what the class describes in code, because
/// analyzers see no code of referenced assemblies. Not for use in your own code.
/// </summary>
/// <param name="door">What it is the key of: Feature, Experience, Goal or Segment, with Retired before it when it is no longer served.</param>
/// <param name="key">The key.</param>
/// <param name="id">The id; null when the snapshot gives none.</param>
/// <param name="member">How to reach it from the root, as <c>Checkout.NewButton</c>; null when it has no member.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SnapshotKeyAttribute(string door, string key, string? id, string? member) : Attribute
{
    /// <summary>What it is the key of.</summary>
    public string Door { get; } = door;

    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The id; null when the snapshot gives none.</summary>
    public string? Id { get; } = id;

    /// <summary>How to reach it from the root; null when it has no member.</summary>
    public string? Member { get; } = member;
}
