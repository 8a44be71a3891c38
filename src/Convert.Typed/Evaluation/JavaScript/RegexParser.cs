using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>
/// Reads a JavaScript pattern without the <c>u</c> flag, with the grammar that web browsers use (ECMAScript 2024, Annex B.1.2).
/// </summary>
/// <remarks>Every reading method answers null when the pattern is invalid, and then so does its caller.</remarks>
internal sealed class RegexParser
{
    /// <summary>Longer patterns count as invalid. None that a person wrote comes near.</summary>
    public const int MaximumLength = 2_000;

    // .NET writes fixed repetitions out, and those inside each other multiply. No attribute is that long.
    private const int MaximumRepetition = 50_000;

    // Reading, writing and .NET's own compiling recurse with each group.
    private const int MaximumNesting = 200;

    private readonly RegexSource source;
    private readonly RegexGroups groups;
    private readonly RegexEscapes escapes;
    private int nesting;
    private int captures;

    private RegexParser(string pattern, RegexGroups groups)
    {
        source = new RegexSource(pattern);
        this.groups = groups;
        escapes = new RegexEscapes(source, groups);
    }

    /// <summary>The pattern as a tree; null when it is invalid.</summary>
    public static RegexNode? Parse(string pattern)
    {
        if (pattern.Length > MaximumLength || RegexGroups.Scan(pattern) is not { } groups)
        {
            return null;
        }

        var parser = new RegexParser(pattern, groups);
        return parser.ReadChoice() is { } root && parser.source.AtEnd ? root : null;
    }

    private RegexNode? ReadChoice()
    {
        var branches = ImmutableArray.CreateBuilder<RegexNode>();
        do
        {
            if (ReadSequence() is not { } branch)
            {
                return null;
            }

            branches.Add(branch);
        }
        while (source.Take('|'));

        return branches.Count == 1 ? branches[0] : new RegexNode.Choice(branches.DrainToImmutable());
    }

    private RegexNode.Sequence? ReadSequence()
    {
        var items = ImmutableArray.CreateBuilder<RegexNode>();
        while (!source.AtEnd && source.Current is not ('|' or ')'))
        {
            if (ReadTerm() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new(items.DrainToImmutable());
    }

    private RegexNode? ReadTerm()
    {
        if (TryReadPlace(out var place))
        {
            return new RegexNode.Place(place);
        }

        var atom = ReadAtom();
        return atom is null or RegexNode.Look { IsBehind: true } ? atom : ReadQuantifier(atom);
    }

    private bool TryReadPlace(out RegexPlace place)
    {
        (var isPlace, place) = source.Rest switch
        {
            ['^', ..] => (true, RegexPlace.Start),
            ['$', ..] => (true, RegexPlace.End),
            ['\\', 'b', ..] => (true, RegexPlace.WordBoundary),
            ['\\', 'B', ..] => (true, RegexPlace.NotWordBoundary),
            _ => default,
        };
        source.Skip(!isPlace ? 0 : source.Current == '\\' ? 2 : 1);
        return isPlace;
    }

    private RegexNode? ReadAtom()
    {
        switch (source.Current)
        {
            case '(':
                return ReadGroup();
            case '[':
                return ReadClass();
            case '\\':
                return ReadEscape();
            case '.':
                source.Skip(1);
                return new RegexNode.Characters(RegexCharacters.LineTerminators.Complement());
            case '*' or '+' or '?':
            case '{' when TryReadBounds(out _, out _):
                return null;
            default:
                return Literal(source.Next());
        }
    }

    private RegexNode? ReadGroup()
    {
        source.Skip(1);
        var (prefix, isBehind, isNegated) = source.Rest switch
        {
            ['?', '=', ..] => (2, false, false),
            ['?', '!', ..] => (2, false, true),
            ['?', '<', '=', ..] => (3, true, false),
            ['?', '<', '!', ..] => (3, true, true),
            _ => default,
        };
        source.Skip(prefix);
        var isPlain = prefix == 0 && source.TakeAll("?:");
        var number = prefix == 0 && !isPlain ? ++captures : 0;
        if (number > 0 && source.TakeAll("?<"))
        {
            source.ReadGroupName();
        }

        if (++nesting > MaximumNesting || source.Rest is ['?', ..] || ReadChoice() is not { } body || !source.Take(')'))
        {
            return null;
        }

        nesting--;
        return prefix > 0 ? new RegexNode.Look(body, isBehind, isNegated) : number > 0 ? new RegexNode.Capture(number, body) : body;
    }

    private RegexNode.Characters? ReadClass()
    {
        source.Skip(1);
        var isComplement = source.Take('^');
        var set = new RegexCharacters();
        while (!source.Take(']'))
        {
            if (source.AtEnd || !TryReadClassRange(set))
            {
                return null;
            }
        }

        return new(set, isComplement);
    }

    private bool TryReadClassRange(RegexCharacters set)
    {
        if (escapes.ReadClassAtom() is not { } first)
        {
            return false;
        }

        if (source.Rest is not ['-', not ']', ..])
        {
            set.Add(first.Set);
            return true;
        }

        source.Skip(1);
        if (escapes.ReadClassAtom() is not { } last)
        {
            return false;
        }

        if (first.Unit is { } from && last.Unit is { } to)
        {
            set.Add(from, to);
            return from <= to;
        }

        // [\d-x] is no range: a digit, a dash or an x.
        set.Add(first.Set).Add('-').Add(last.Set);
        return true;
    }

    private RegexNode? ReadEscape()
    {
        source.Skip(1);
        if (source.AtEnd)
        {
            return null;
        }

        if (source.TryPeekNumber(out var number, out var length) && source.Current != '0' && number <= groups.Count)
        {
            source.Skip(length);
            return ReferenceTo(number);
        }

        if (groups.HaveNames && source.Take('k'))
        {
            return source.Take('<') && source.ReadGroupName() is { } name ? ReferenceTo(groups.NumberOf(name)) : null;
        }

        return escapes.ReadEscape(isInClass: false) is { } atom ? new RegexNode.Characters(atom.Set) : null;
    }

    private static RegexNode.BackReference? ReferenceTo(int number) => number == 0 ? null : new(number);

    private RegexNode? ReadQuantifier(RegexNode atom)
    {
        if (source.AtEnd)
        {
            return atom;
        }

        var (minimum, maximum) = source.Current switch
        {
            '*' => (0, RegexNode.Repeat.Unbounded),
            '+' => (1, RegexNode.Repeat.Unbounded),
            '?' => (0, 1),
            _ => (-1, 0),
        };
        if (minimum >= 0)
        {
            source.Skip(1);
        }
        else if (!TryReadBounds(out minimum, out maximum))
        {
            return atom;
        }

        var repeat = new RegexNode.Repeat(atom, minimum, maximum, source.Take('?'));
        return minimum <= int.Min(maximum, MaximumRepetition) && repeat.MinimumLength <= MaximumRepetition ? repeat : null;
    }

    // {2}, {2,} or {2,3}; anything else that begins with a brace is literal text.
    private bool TryReadBounds(out int minimum, out int maximum)
    {
        var start = source.Position;
        minimum = maximum = 0;
        if (source.Take('{') && source.TryReadNumber(out minimum))
        {
            maximum = minimum;
            if (source.Take(',') && !source.TryReadNumber(out maximum))
            {
                maximum = RegexNode.Repeat.Unbounded;
            }

            if (source.Take('}'))
            {
                return true;
            }
        }

        source.Position = start;
        return false;
    }

    private static RegexNode.Characters Literal(char unit) => new(new RegexCharacters().Add(unit));
}
