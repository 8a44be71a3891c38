namespace Shop;

/// <summary>A type of an app that a json variable is read as.</summary>
internal sealed class Limits
{
    private readonly int perVisitor;

    public required int PerVisitor
    {
        get => perVisitor;
        init => perVisitor = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "Nobody buys less than nothing.");
    }

    public required IReadOnlyList<string> Regions { get; init; }
}
