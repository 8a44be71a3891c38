using System.Globalization;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Retiring;

/// <summary>One list of a retired file: what it holds of one kind, such as features.</summary>
/// <param name="name">The name of the list.</param>
/// <param name="identity">The members that together say which one an entry is.</param>
/// <param name="becomesError">Whether using an entry stops compiling when it is old.</param>
internal sealed class RetiredList(string name, string[] identity, bool becomesError)
{
    private const string DayFormat = "yyyy-MM-dd";

    public string Name => name;

    /// <summary>The entries from now on: those that are kept unless they are served again, and those that are no longer served.</summary>
    /// <param name="kept">The entries so far.</param>
    /// <param name="before">What was served, of this kind.</param>
    /// <param name="served">What is.</param>
    /// <param name="today">The day of those that are new.</param>
    /// <param name="days">After how many days an entry becomes an error.</param>
    public IReadOnlyList<JsonValue> Renew(IReadOnlyList<JsonValue> kept, IReadOnlyList<JsonValue> before, IReadOnlyList<JsonValue> served, DateTime today, int days)
    {
        var known = new HashSet<string>(kept.Select(IdentityOf), StringComparer.Ordinal);
        var still = new HashSet<string>(served.Select(IdentityOf), StringComparer.Ordinal);
        return
        [
            .. kept.Concat(before.Where(entry => !known.Contains(IdentityOf(entry))))
                .Where(entry => entry.Kind == JsonKind.Object && !still.Contains(IdentityOf(entry)))
                .Select(entry => Dated(entry, today, days)),
        ];
    }

    private string IdentityOf(JsonValue entry) => string.Join("/", identity.Select(member => JsonQuote.Quote(NameOf(entry, member) ?? "")));

    // A variation without a key is called by its id.
    private static string? NameOf(JsonValue entry, string member) => TextOf(entry, member) ?? (member == "key" ? TextOf(entry, "id") : null);

    private JsonValue Dated(JsonValue entry, DateTime today, int days)
    {
        var day = TextOf(entry, "retired") ?? today.ToString(DayFormat, CultureInfo.InvariantCulture);
        var isError = becomesError
            && DateTime.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
            && (today.Date - since).TotalDays >= days;
        var members = entry.Members.Where(static member => member.Name is not ("retired" or "is_error")).ToList();
        members.Add(new("retired", default, JsonValue.Scalar(JsonKind.Text, day, default)));
        if (isError)
        {
            members.Add(new("is_error", default, JsonValue.Scalar(JsonKind.True, "", default)));
        }

        return JsonValue.Object(members, default);
    }

    private static string? TextOf(JsonValue entry, string member) =>
        entry[member] is { Kind: JsonKind.Text or JsonKind.Number, Text.Length: > 0 } value ? value.Text : null;
}
