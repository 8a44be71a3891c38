using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Values of a json variable that nobody would mix on purpose; a number always gives the same ones.</summary>
internal sealed class HostileJson
{
    private const int MostMembers = 4;

    // No half of a surrogate pair: where values stay JsonElement, the framework itself cannot write it.
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.0", "1.5", "1e3", "1E+2", "5e-324", "1e400", "-1e400", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "0.1000000000000000055511151231257827", "9007199254740993", "\"\"", "\"text\"",
        "\"1\"", "\"true\"", "\"null\"", "\"{}\"", "\"[1\"", "\"\\u0000\"", "\"🎉\"",
    ];

    private static readonly string[] Names =
        ["a", "A", "b", "class", "json", "members", "value", "a-value", "equals", "get-type", "Clone", "", " ", "1", "\ud800", "日本", "\"\\", "</summary>", "home", "Banner", "System"];

    private readonly Random random;

    private HostileJson(int seed) => random = new Random(seed);

    /// <summary>The values of one variable, one for each variation: mostly alike, so that they are merged rather than given up.</summary>
    public static IReadOnlyList<string> Values(int seed)
    {
        var json = new HostileJson(seed);
        var structure = json.random.Next();
        return [.. Enumerable.Range(0, json.random.Next(1, 4)).Select(_ => json.Alike(structure, depth: 0))];
    }

    /// <summary>A value whose parts are chosen by the structure, and now and then by chance.</summary>
    private string Alike(int structure, int depth)
    {
        var chance = new Random(random.Next(12) == 0 ? random.Next() : structure);
        var kind = depth > 9 ? 2 : chance.Next(depth == 0 ? 5 : 7);
        var inner = chance.Next();
        return kind switch
        {
            0 or 1 or 5 => $"{{{string.Join(',', Members(chance).Where(_ => random.Next(8) > 0).Select(name => $"{JsonQuote.Quote(name)}: {Alike(inner ^ name.Length, depth + 1)}"))}}}",
            2 or 3 => Scalars[random.Next(3) == 0 ? random.Next(Scalars.Length) : chance.Next(Scalars.Length)],
            _ => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Alike(inner, depth + 1)))}]",
        };
    }

    /// <summary>Also the same name twice.</summary>
    private static List<string> Members(Random chance) => [.. Enumerable.Range(0, chance.Next(MostMembers + 1)).Select(_ => Names[chance.Next(Names.Length)])];
}
