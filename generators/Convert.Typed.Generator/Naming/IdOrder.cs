namespace ConvertTyped.Generator.Naming;

/// <summary>
/// The order in which ids claim names. Convert counts ids up, so the smaller one is the older one, whose name is already used:
/// numbers by value and before other ids, those by their text, and what has no id last.
/// </summary>
internal sealed class IdOrder : IComparer<string?>
{
    public static IdOrder Instance { get; } = new();

    public static string? Smaller(string? x, string? y) => Instance.Compare(x, y) <= 0 ? x : y;

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null).CompareTo(y is null);
        }

        var numeric = IsNumber(x);
        if (numeric != IsNumber(y))
        {
            return numeric ? -1 : 1;
        }

        return numeric ? CompareNumbers(x.TrimStart('0'), y.TrimStart('0')) : string.CompareOrdinal(x, y);
    }

    private static bool IsNumber(string id) => id.All(static character => character is >= '0' and <= '9');

    private static int CompareNumbers(string x, string y) =>
        x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
}
