using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Marks a member whose origin is no longer served: its uses are warnings, and errors when that is long ago.</summary>
internal static class RetirementEmitter
{
    private const string DiagnosticId = "CVT012";

    /// <summary>Writes a use of a member whose uses are warnings, but not here.</summary>
    public static void WriteQuietly(IndentedWriter writer, Retirement? retirement, string use)
    {
        if (retirement is null)
        {
            writer.Write(use);
            return;
        }

        writer.Write($"#pragma warning disable {DiagnosticId}");
        writer.Write(use);
        writer.Write($"#pragma warning restore {DiagnosticId}");
    }

    /// <param name="writer">Before the member.</param>
    /// <param name="what">What is no longer served, such as a feature and its key.</param>
    /// <param name="consequence">What that means for who asks.</param>
    /// <param name="retirement">Since when; null when it is served, and nothing is written.</param>
    public static void Write(IndentedWriter writer, string what, string consequence, Retirement? retirement)
    {
        if (retirement is null)
        {
            return;
        }

        var message = $"{what} is no longer served ({retirement.Day}): {consequence}. Remove its uses; what is served again comes back with the next refresh.";
        writer.Write($"""
            [global::System.Obsolete({JsonQuote.Quote(message)}, {(retirement.IsError ? "true" : "false")}, DiagnosticId = "{DiagnosticId}", UrlFormat = "https://github.com/convert-typed/convert-typed#cvt012")]
            """);
    }
}
