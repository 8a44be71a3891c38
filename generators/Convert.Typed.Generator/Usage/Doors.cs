using System.Collections.Immutable;

namespace ConvertTyped.Generator.Usage;

/// <summary>The methods of the client that take a key.</summary>
internal static class Doors
{
    public const string Feature = "Feature";
    public const string Experience = "Experience";
    public const string Goal = "Goal";

    public static ImmutableArray<string> All { get; } = [Feature, Experience, Goal];

    /// <summary>What it opens, in the words of a message: <c>experience</c>.</summary>
    public static string Noun(string door) => door.ToLowerInvariant();

    /// <summary>With its article: <c>an experience</c>.</summary>
    public static string Thing(string door) => $"{(door == Experience ? "an" : "a")} {Noun(door)}";
}
