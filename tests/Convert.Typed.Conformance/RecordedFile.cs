using System.IO.Compression;

namespace ConvertTyped.Conformance;

/// <summary>A file of recorded lines, perhaps compressed.</summary>
internal static class RecordedFile
{
    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        return [.. Lines(file, isCompressed: path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))];
    }

    public static IEnumerable<string> Lines(Stream file, bool isCompressed)
    {
        using var text = new StreamReader(isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
