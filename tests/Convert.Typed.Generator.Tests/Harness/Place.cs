using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>A diagnostic as a build shows it: path, line and column from 1, its own severity (the project makes warnings errors), id.</summary>
internal static class Place
{
    public static string Of(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.DefaultSeverity} {diagnostic.Id}";
    }

    /// <summary>The part of the file that the diagnostic underlines.</summary>
    public static string Underlined(Diagnostic diagnostic, string text) =>
        text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
