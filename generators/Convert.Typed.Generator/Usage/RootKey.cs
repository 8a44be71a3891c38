namespace ConvertTyped.Generator.Usage;

/// <summary>A key of a snapshot.</summary>
/// <param name="Door">What it is the key of, one of <see cref="Doors"/>.</param>
/// <param name="Key">The key.</param>
/// <param name="Id">The id, if the snapshot gives one.</param>
/// <param name="Member">How to reach it from the root, as <c>Checkout.NewButton</c>, if it has a member.</param>
internal sealed record RootKey(string Door, string Key, string? Id, string? Member);
