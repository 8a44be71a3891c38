using System.Globalization;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Generator.Emit;

/// <summary>Marks a member whose origin is no longer served: its uses are warnings, and errors when that is long ago.</summary>
internal static class RetirementEmitter
{
    /// <summary>Before the accessor of a feature.</summary>
    public static void WriteFeature(IndentedWriter writer, FeatureModel feature)
    {
        var (id, consequence, cure) = feature.Reach switch
        {
            FeatureReach.Nobody => (RetiredIds.Off, "it was on for nobody, and is off", "Remove its uses"),
            FeatureReach.Everybody => (RetiredIds.On, "it was on for everybody, and is off now", "Keep what it turns on and remove its uses"),
            _ => (RetiredIds.Varied, "it is off for everybody", "Remove its uses"),
        };
        Write(writer, id, $"Feature '{feature.Key}'", consequence, cure, feature.Retirement);
    }

    /// <summary>Before the accessor of a variable.</summary>
    public static void WriteVariable(IndentedWriter writer, VariableModel variable)
    {
        Write(writer, RetiredIds.Variable, $"Variable '{variable.Key}'", "it has no value", "Remove its uses", variable.Retirement);
        if (variable.LastValue is { } value)
        {
            writer.Write($"[{RuntimeNames.LastValue}({Literal(value)})]");
        }
    }

    /// <summary>Before a member whose uses have to be removed, whatever the app did with it.</summary>
    /// <param name="writer">Before the member.</param>
    /// <param name="id">One of <see cref="RetiredIds"/>.</param>
    /// <param name="what">What is no longer served, such as an experience and its key.</param>
    /// <param name="consequence">What that means for who asks.</param>
    /// <param name="retirement">Since when; null when it is served, and nothing is written.</param>
    public static void Write(IndentedWriter writer, string id, string what, string consequence, Retirement? retirement) =>
        Write(writer, id, what, consequence, "Remove its uses", retirement);

    /// <summary>Writes a use that is a warning elsewhere, and never an error.</summary>
    public static void WriteQuietly(IndentedWriter writer, string id, Retirement? retirement, string use)
    {
        if (retirement is null)
        {
            writer.Write(use);
            return;
        }

        writer.Write($"#pragma warning disable {id}");
        writer.Write(use);
        writer.Write($"#pragma warning restore {id}");
    }

    private static void Write(IndentedWriter writer, string id, string what, string consequence, string cure, Retirement? retirement)
    {
        if (retirement is null)
        {
            return;
        }

        var message = $"{what} is no longer served ({retirement.Day}): {consequence}. {cure}; what is served again comes back with the next refresh.";
        writer.Write($"""
            [global::System.Obsolete({JsonQuote.Quote(message)}, {(retirement.IsError ? "true" : "false")}, DiagnosticId = "{id}", UrlFormat = "{Descriptors.HelpOf(id)}")]
            """);
    }

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        _ => JsonQuote.Quote((string)value),
    };
}
