namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Which lines two texts do not share, as <c>diff</c> shows it.</summary>
internal static class LineDifference
{
    public static string Between(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var common = LongestCommon(old, now);
        var lines = new List<string>();
        var (left, right) = (0, 0);
        while (left < old.Length || right < now.Length)
        {
            if (left < old.Length && right < now.Length && old[left] == now[right])
            {
                (left, right) = (left + 1, right + 1);
            }
            else if (right == now.Length || (left < old.Length && common[left + 1][right] >= common[left][right + 1]))
            {
                lines.Add($"{left + 1,4} - {old[left++]}");
            }
            else
            {
                lines.Add($"{right + 1,4} + {now[right++]}");
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>How many lines the rests of both texts share from each pair of lines on.</summary>
    private static int[][] LongestCommon(string[] old, string[] now)
    {
        var common = Array.ConvertAll(new int[old.Length + 1][], _ => new int[now.Length + 1]);
        for (var left = old.Length - 1; left >= 0; left--)
        {
            for (var right = now.Length - 1; right >= 0; right--)
            {
                common[left][right] = old[left] == now[right] ? common[left + 1][right + 1] + 1 : Math.Max(common[left + 1][right], common[left][right + 1]);
            }
        }

        return common;
    }
}
