using System.Collections.Immutable;

namespace ConvertTyped.Generator.Usage;

/// <summary>What of a snapshot has a key, named like the methods of the client that take one.</summary>
internal static class Doors
{
    public const string Feature = "Feature";
    public const string Experience = "Experience";
    public const string Goal = "Goal";
    public const string Segment = "Segment";

    /// <summary>The method that takes the keys of segments, several at once.</summary>
    public const string EnterSegments = "EnterSegments";

    /// <summary>The methods that take one key.</summary>
    public static ImmutableArray<string> Single { get; } = [Feature, Experience, Goal];

    /// <summary>What is no longer served of it. No method knows its key any more.</summary>
    public static string Retired(string door) => $"Retired{door}";

    /// <summary>What it opens, in the words of a message: <c>experience</c>.</summary>
    public static string Noun(string door) => door.ToLowerInvariant();

    /// <summary>With its article: <c>an experience</c>.</summary>
    public static string Thing(string door) => $"{(door == Experience ? "an" : "a")} {Noun(door)}";
}
