using ConvertTyped.Conformance;

namespace ConvertTyped.Evaluation.Tests.Vectors;

/// <summary>Recorded lines, kept compressed inside the test assembly.</summary>
internal static class VectorFile
{
    public static IEnumerable<string> Lines(string name) => RecordedFile.Lines(
        typeof(VectorFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no embedded {name}."),
        isCompressed: true);

    /// <summary>Fails with the first ten lines that differ, if any does.</summary>
    public static void Replay(string name, Func<string, string?> differenceOf)
    {
        var differences = Lines(name)
            .Select((line, index) => (Number: index + 1, Line: line, Difference: differenceOf(line)))
            .Where(static replayed => replayed.Difference is not null)
            .Take(10)
            .Select(replayed => $"{name}:{replayed.Number} {replayed.Difference} {replayed.Line}");
        Assert.Empty(differences);
    }
}
