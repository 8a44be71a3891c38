namespace ConvertTyped.Generator.Usage;

/// <summary>Finds the key that was meant.</summary>
internal static class SimilarKey
{
    /// <summary>The nearest key, by letters that are added, missing, wrong or swapped; null when none is near. The case of letters costs nothing.</summary>
    public static string? Find(string text, IEnumerable<string> keys)
    {
        // One slip for every three letters: more, and it is another word.
        var allowed = Math.Max(1, text.Length / 3);
        return keys
            .Select(key => (Key: key, Distance: Distance(text, key)))
            .Where(near => near.Distance <= allowed)
            .OrderBy(static near => near.Distance)
            .ThenBy(static near => near.Key, StringComparer.Ordinal)
            .Select(static near => near.Key)
            .FirstOrDefault();
    }

    private static int Distance(string text, string key)
    {
        var (left, right) = (text.ToLowerInvariant(), key.ToLowerInvariant());
        var (before, last, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(last[column], current[column - 1]) + 1);
                var isSwapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                if (isSwapped)
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[right.Length];
    }
}
