namespace ConvertTyped.Snapshots.Canonical;

/// <summary>
/// The order of members in a canonical config, whatever order they were served in: what says which thing this is comes first, what
/// is long comes last, and names that are not listed stand between, by their characters.
/// </summary>
internal sealed class MemberOrder : IComparer<string>
{
    private static readonly string[] First =
    [
        "account_id", "id", "key", "name", "label", "type", "rule_type", "status", "version", "environment", "environments",
        "matching", "match_type", "negated",
    ];

    private static readonly string[] Last =
    [
        "value", "project", "settings", "variables", "features", "experiences", "locations", "site_area", "audiences", "segments", "goals",
        "archived_experiences", "rules", "traffic_allocation", "variations", "changes", "data", "feature_id", "variables_data", "is_debug",
    ];

    private static readonly Dictionary<string, int> Ranks = First
        .Select(static (name, position) => (name, rank: position - First.Length))
        .Concat(Last.Select(static (name, position) => (name, rank: position + 1)))
        .ToDictionary(static place => place.name, static place => place.rank, StringComparer.Ordinal);

    private MemberOrder()
    {
    }

    public static MemberOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var ranks = RankOf(x).CompareTo(RankOf(y));
        return ranks != 0 ? ranks : string.CompareOrdinal(x, y);
    }

    // Zero is the place of all names that are not listed.
    private static int RankOf(string? name) => name is not null && Ranks.TryGetValue(name, out var rank) ? rank : 0;
}
