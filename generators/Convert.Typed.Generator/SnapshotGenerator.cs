using System.Collections.Immutable;
using System.Text;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Emit;
using ConvertTyped.Generator.Reading;
using ConvertTyped.Generator.Snapshot;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator;

/// <summary>Turns checked-in Convert configs into C# types. This class only wires; each folder does one step.</summary>
/// <remarks>
/// It looks at additional files and options alone, never at code: editing C# runs nothing again. Sources and diagnostics part
/// after reading, and only diagnostics know positions: formatting a snapshot anew emits nothing again.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SnapshotGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, _) => OptionsReader.Read(pair.Left, pair.Right) is { } file ? ImmutableArray.Create(file) : [])
            .WithTrackingName("Files");
        var readings = files.Select(SnapshotReader.Read).WithTrackingName("Readings");
        var snapshots = readings.Select(static (reading, _) => reading.Snapshot).WithTrackingName("Snapshots");

        var sources = snapshots
            .Select(static (snapshot, _) => new EmittedSource(snapshot.Root, RootEmitter.Emit(snapshot)))
            .WithTrackingName("Sources");
        context.RegisterSourceOutput(sources.Collect(), static (output, sources) => AddSources(output, sources));

        var findings = readings.Select(static (reading, _) => reading.Findings).WithTrackingName("Findings");
        context.RegisterSourceOutput(findings, static (output, findings) => Report(output, findings));

        var duplicates = snapshots
            .Select(static (snapshot, _) => snapshot.Root)
            .Collect()
            .Select(static (roots, _) => DuplicateRoots.Find(roots))
            .WithTrackingName("Duplicates");
        context.RegisterSourceOutput(duplicates, static (output, findings) => Report(output, findings));

        var unusedGroups = readings
            .Select(static (reading, _) => reading.Keys)
            .WithTrackingName("Keys")
            .Collect()
            .Select(static (keys, _) => UnusedGroups.Find(keys))
            .WithTrackingName("UnusedGroups");
        context.RegisterSourceOutput(unusedGroups, static (output, findings) => Report(output, findings));

        var variableOptions = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => VariableOptionsReader.Read(options)).WithTrackingName("VariableOptions");
        context.RegisterSourceOutput(variableOptions, static (output, options) => Report(output, options.Findings));

        var unusedVariables = variableOptions
            .Combine(readings.Select(static (reading, _) => reading.Variables).WithTrackingName("Variables").Collect())
            .Select(static (pair, _) => UnusedVariableOptions.Find(pair.Left.Options, pair.Right))
            .WithTrackingName("UnusedVariables");
        context.RegisterSourceOutput(unusedVariables, static (output, findings) => Report(output, findings));
    }

    private static void AddSources(SourceProductionContext output, ImmutableArray<EmittedSource> sources)
    {
        var hintNames = new HintNames();
        foreach (var sameRoot in sources.GroupBy(static source => source.Root.FullName, StringComparer.Ordinal))
        {
            var source = sameRoot.First();
            output.AddSource(hintNames.Take(source.Root), SourceText.From(source.Text, Encoding.UTF8));
        }
    }

    private static void Report(SourceProductionContext output, EquatableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            output.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
