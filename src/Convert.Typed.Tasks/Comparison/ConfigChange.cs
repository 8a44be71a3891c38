using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Tasks.Comparison;

/// <summary>One difference between two configs.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Part">What it is, in the service's words, such as <c>feature</c>.</param>
/// <param name="Key">Its key; what has none is named by its id. Empty for what has neither, such as an order.</param>
/// <param name="Owner">What it is part of, such as <c>feature checkout-new-button</c>; null when it stands by itself.</param>
/// <param name="Effect">What it does to types.</param>
/// <param name="Detail">What is different about it; null when it is new or gone.</param>
internal sealed record ConfigChange(ChangeKind Kind, string Part, string Key, string? Owner, ChangeEffect Effect, string? Detail)
{
    /// <summary>A key as people may see it: one that is not plain in quotes, with nothing hidden in it.</summary>
    public static string Show(string key) => key.Length > 0 && key.All(static character => character is > ' ' and <= '~' and not ('"' or '\\'))
        ? key
        : JsonQuote.Quote(key);

    /// <summary>The difference as one line.</summary>
    public override string ToString()
    {
        var sign = Kind switch { ChangeKind.Added => '+', ChangeKind.Retired => '-', _ => '~' };
        var effect = Effect switch
        {
            ChangeEffect.Breaking => " (breaks code that uses it)",
            ChangeEffect.Types => Kind switch { ChangeKind.Added => " (adds types)", ChangeKind.Retired => " (retires types)", _ => " (changes types)" },
            _ => "",
        };
        return $"{sign} {Part}{(Key.Length == 0 ? "" : $" {Show(Key)}")}{(Owner is null ? "" : $" of {Owner}")}{(Detail is null ? "" : $": {Detail}")}{effect}";
    }
}
