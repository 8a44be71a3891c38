using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Quality;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Reading;

/// <summary>Tells what is hardly meant in a snapshot where it stands, as refreshing and verifying do.</summary>
/// <remarks>An analyzer, not a part of the generator: a build in which all of it is hidden does not run it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SnapshotQualityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = QualityDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (OptionsReader.Read(file, context.Options.AnalyzerConfigOptionsProvider) is null
            || file.GetText(context.CancellationToken) is not { } text
            || JsonReader.Read(text.ToString()) is not { Fault: null, Root: { } root }
            || ConfigShapeReader.Read(root).Refusal is not null)
        {
            // No snapshot, or one of which the generator says that it is no config.
            return;
        }

        foreach (var finding in ConfigInspection.Inspect(root))
        {
            context.ReportDiagnostic(Finding.Create(QualityDescriptors.Of(finding.Kind), file.Path, finding.Span, finding.Message).ToDiagnostic());
        }
    }
}
