using System.Collections.Immutable;
using System.Text;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Emit;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Reading;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
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
        var retired = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => OptionsReader.IsRetired(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .Collect();
        var readings = files
            .Combine(retired)
            .Select(static (pair, _) => pair.Left.WithRetired(pair.Right))
            .Select(SnapshotReader.Read).WithTrackingName("Readings");
        var snapshots = readings.Select(static (reading, _) => reading.Snapshot).WithTrackingName("Snapshots");

        var names = snapshots
            .Select(static (snapshot, _) => snapshot.Root)
            .Collect()
            .Select(static (roots, _) => HintNames.Of(roots))
            .WithTrackingName("HintNames");

        AddPart(context, snapshots, names, "", "Sources", static root => root.FullName, RootEmitter.Emit);
        AddPart(
            context,
            snapshots.Select(static (snapshot, _) => snapshot.ForExperiences).WithTrackingName("Experiences").Where(static snapshot => snapshot.Experiences.Count > 0),
            names,
            MemberNames.Experiences,
            "ExperienceSources",
            static root => root.FullName,
            ExperienceEmitter.Emit);
        AddPart(
            context,
            snapshots.Select(static (snapshot, _) => snapshot.ForSegments).WithTrackingName("Segments").Where(static snapshot => snapshot.Segments.Count > 0),
            names,
            MemberNames.Segments,
            "SegmentSources",
            static root => root.FullName,
            SegmentEmitter.Emit);
        AddPart(
            context,
            snapshots.Select(static (snapshot, _) => snapshot.ForGoals).WithTrackingName("Goals").Where(static snapshot => snapshot.Goals.Count > 0),
            names,
            MemberNames.Goals,
            "GoalSources",
            static root => root.FullName,
            GoalEmitter.Emit);
        AddPart(
            context,
            snapshots.Select(static (snapshot, _) => snapshot.ForAttributes).WithTrackingName("Attributes"),
            names,
            AttributeEmitter.Part,
            "AttributeSources",
            static root => root.FullNameBeside,
            AttributeEmitter.Emit);

        var findings = readings.Select(static (reading, _) => reading.Findings).WithTrackingName("Findings");
        context.RegisterSourceOutput(findings, static (output, findings) => Report(output, findings));

        var duplicates = snapshots
            .Select(static (snapshot, _) => DeclaredTypes.Of(snapshot))
            .WithTrackingName("Declared")
            .Collect()
            .Select(static (snapshots, _) => DuplicateRoots.Find(snapshots))
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

    /// <summary>Emits a file for each snapshot, anew only when the snapshot's part of the model changed.</summary>
    private static void AddPart(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SnapshotModel> snapshots,
        IncrementalValueProvider<EquatableArray<HintName>> names,
        string part,
        string trackingName,
        Func<RootIdentity, string> declared,
        Func<SnapshotModel, string> emit)
    {
        var sources = snapshots.Select((snapshot, _) => new EmittedSource(snapshot.Root, emit(snapshot))).WithTrackingName(trackingName);
        context.RegisterSourceOutput(sources.Collect().Combine(names), (output, pair) => AddSources(output, pair.Left, pair.Right, part, declared));
    }

    // What is declared twice is reported, and emitted once.
    private static void AddSources(
        SourceProductionContext output,
        ImmutableArray<EmittedSource> sources,
        EquatableArray<HintName> names,
        string part,
        Func<RootIdentity, string> declared)
    {
        foreach (var same in sources.GroupBy(source => declared(source.Root), StringComparer.Ordinal))
        {
            var source = same.First();
            output.AddSource(names.First(name => name.Root == source.Root.FullName).Of(part), SourceText.From(source.Text, Encoding.UTF8));
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
