using System.Text.RegularExpressions;

namespace ConvertTyped.Snapshots.Quality;

/// <summary>
/// Whether a pattern is a JavaScript regular expression without the <c>u</c> flag (ECMAScript 2024, Annex B.1.2), as the client
/// reads it. A pattern it refuses matches nobody.
/// </summary>
/// <remarks>Every reading method answers false when the pattern is invalid. Of what it cannot tell it says that it is valid: a finding must be true.</remarks>
internal sealed class RegexSyntax
{
    // The client's own bounds, beyond which it takes no pattern.
    private const int MaximumLength = 2_000;
    private const int MaximumRepetition = 50_000;
    private const int MaximumNesting = 200;

    // Names may hold letters of any script, also as escapes: those are taken as they come.
    private const string GroupName = @"^(?:[A-Za-z_$\u0080-\uFFFF]|\\u)(?:[A-Za-z0-9_$\u0080-\uFFFF]|\\u|[{}])*\z";

    private readonly string pattern;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int groups;
    private int position;
    private int nesting;

    private RegexSyntax(string pattern) => this.pattern = pattern;

    public static bool IsValid(string pattern)
    {
        var syntax = new RegexSyntax(pattern);
        return pattern.Length <= MaximumLength && syntax.FindGroups() && syntax.ReadChoice() && syntax.position == pattern.Length;
    }

    /// <summary>Whether \2 is a reference and \k one by name depends on groups that may come later.</summary>
    private bool FindGroups()
    {
        var isInClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass && !FindGroup(at + 1):
                    return false;
                default:
                    break;
            }
        }

        return true;
    }

    private bool FindGroup(int at)
    {
        if (!IsAt(at, "?<") || IsAt(at, "?<=") || IsAt(at, "?<!"))
        {
            groups += IsAt(at, "?") ? 0 : 1;
            return true;
        }

        groups++;
        var end = pattern.IndexOf('>', at);
        return end > 0 && pattern.Substring(at + 2, end - at - 2) is var name && Regex.IsMatch(name, GroupName) && names.Add(name);
    }

    private bool ReadChoice()
    {
        do
        {
            while (position < pattern.Length && pattern[position] is not ('|' or ')'))
            {
                if (!ReadTerm())
                {
                    return false;
                }
            }
        }
        while (Take("|"));

        return true;
    }

    private bool ReadTerm()
    {
        if (Take("^") || Take("$") || Take("\\b") || Take("\\B"))
        {
            return true;
        }

        var isBehind = IsAt(position, "(?<=") || IsAt(position, "(?<!");
        return ReadAtom() && (isBehind || ReadQuantifier());
    }

    private bool ReadAtom()
    {
        switch (pattern[position])
        {
            case '(':
                return ReadGroup();
            case '[':
                return ReadClass();
            case '\\':
                return ReadEscape();
            case '*' or '+' or '?':
                return false;
            case '{' when TryReadBounds(out _, out _):
                return false;
            default:
                position++;
                return true;
        }
    }

    private bool ReadGroup()
    {
        if (!(Take("(?=") || Take("(?!") || Take("(?<=") || Take("(?<!") || Take("(?:")))
        {
            if (Take("(?<"))
            {
                position = pattern.IndexOf('>', position) + 1;
            }
            else
            {
                Take("(");
            }
        }

        if (++nesting > MaximumNesting || IsAt(position, "?") || !ReadChoice() || !Take(")"))
        {
            return false;
        }

        nesting--;
        return true;
    }

    private bool ReadClass()
    {
        Take("[");
        Take("^");
        while (!Take("]"))
        {
            if (!ReadClassAtom(out var first))
            {
                return false;
            }

            if (!IsAt(position, "-") || IsAt(position, "-]") || position + 1 == pattern.Length)
            {
                continue;
            }

            position++;
            if (!ReadClassAtom(out var last) || first > last)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads one unit inside brackets, or a set such as \d, which has none.</summary>
    private bool ReadClassAtom(out int? unit)
    {
        unit = null;
        if (position == pattern.Length)
        {
            return false;
        }

        if (!Take("\\"))
        {
            unit = pattern[position++];
            return true;
        }

        return TryReadEscaped(isInClass: true, out unit);
    }

    private bool ReadEscape()
    {
        Take("\\");
        if (Digits(position) is { Length: > 0 } digits && digits[0] != '0' && int.TryParse(digits, out var number) && number <= groups)
        {
            position += digits.Length;
            return true;
        }

        if (names.Count > 0 && Take("k"))
        {
            var end = pattern.IndexOf('>', position);
            var isKnown = IsAt(position, "<") && end > 0 && names.Contains(pattern.Substring(position + 1, end - position - 1));
            position = end + 1;
            return isKnown;
        }

        return TryReadEscaped(isInClass: false, out _);
    }

    /// <summary>Reads what follows a backslash. Without the <c>u</c> flag nearly every sequence means something.</summary>
    private bool TryReadEscaped(bool isInClass, out int? unit)
    {
        unit = null;
        if (position == pattern.Length)
        {
            return false;
        }

        var rest = pattern.Substring(position, Math.Min(5, pattern.Length - position));
        if (Regex.Match(rest, "^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)") is { Success: true } octal)
        {
            position += octal.Length;
            unit = System.Convert.ToInt32(octal.Value, 8);
        }
        else if (rest[0] == 'c')
        {
            ReadControl(rest, isInClass, out unit);
        }
        else if (Regex.Match(rest, "^(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})") is { Success: true } hexadecimal)
        {
            position += hexadecimal.Length;
            unit = System.Convert.ToInt32(hexadecimal.Value.Substring(1), 16);
        }
        else
        {
            position++;
            unit = rest[0] switch
            {
                'd' or 'D' or 'w' or 'W' or 's' or 'S' => null,
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\v',
                'b' when isInClass => '\b',
                var other => other,
            };
            return rest[0] != 'k' || names.Count == 0;
        }

        return true;
    }

    // \cJ is a line feed. In a class digits and _ work too; with anything else the backslash is literal and c comes next.
    private void ReadControl(string rest, bool isInClass, out int? unit)
    {
        var isControl = Regex.IsMatch(rest, isInClass ? "^c[A-Za-z0-9_]" : "^c[A-Za-z]");
        position += isControl ? 2 : 0;
        unit = isControl ? rest[1] & 0x1F : '\\';
    }

    private bool ReadQuantifier()
    {
        if (!(Take("*") || Take("+") || Take("?")))
        {
            if (!TryReadBounds(out var minimum, out var maximum))
            {
                return true;
            }

            if (minimum > Math.Min(maximum, MaximumRepetition))
            {
                return false;
            }
        }

        Take("?");
        return true;
    }

    // {2}, {2,} or {2,3}; anything else that begins with a brace is literal text.
    private bool TryReadBounds(out double minimum, out double maximum)
    {
        minimum = maximum = 0;
        if (!IsAt(position, "{") || Digits(position + 1) is not { Length: > 0 } least)
        {
            return false;
        }

        var end = position + 1 + least.Length;
        var most = least;
        if (IsAt(end, ","))
        {
            most = Digits(end + 1);
            end += 1 + most.Length;
        }

        if (!IsAt(end, "}"))
        {
            return false;
        }

        minimum = double.Parse(least, System.Globalization.CultureInfo.InvariantCulture);
        maximum = most.Length == 0 ? double.PositiveInfinity : double.Parse(most, System.Globalization.CultureInfo.InvariantCulture);
        position = end + 1;
        return true;
    }

    private string Digits(int from)
    {
        var end = from;
        while (end < pattern.Length && pattern[end] is >= '0' and <= '9')
        {
            end++;
        }

        return pattern.Substring(Math.Min(from, pattern.Length), Math.Max(0, end - from));
    }

    private bool IsAt(int at, string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private bool Take(string text)
    {
        var isThere = position < pattern.Length && IsAt(position, text);
        position += isThere ? text.Length : 0;
        return isThere;
    }
}
