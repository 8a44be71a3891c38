using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Reading;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Usage;

/// <summary>Lists the features of an application's snapshots that nothing in it uses, where the snapshot names them.</summary>
/// <remarks>
/// Only for applications: others use what a library has. Only when the compilation ends: the first use of a feature may be the
/// last thing it sees.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedFeatureAnalyzer : DiagnosticAnalyzer
{
    // With the global namespace as nothing and keywords escaped, as in the options of a snapshot.
    private static readonly SymbolDisplayFormat FullName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.UnusedFeature];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Razor pages use features in code that is generated.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (IsApplication(start.Compilation) && RuntimeTypes.Find(start.Compilation) is { } types)
            {
                var roots = new KnownRoots(start.Compilation, types);
                var uses = new FeatureUsage(types, roots);
                start.RegisterOperationAction(uses.Add, OperationKind.PropertyReference, OperationKind.Invocation);
                start.RegisterCompilationEndAction(end => Report(end, roots, uses));
            }
        });
    }

    private static bool IsApplication(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    private static void Report(CompilationAnalysisContext context, KnownRoots roots, FeatureUsage uses)
    {
        foreach (var root in roots.Own)
        {
            var unused = uses.Unused(root);
            if (unused.Count > 0)
            {
                Report(context, root.Root, unused);
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, INamedTypeSymbol root, IReadOnlyDictionary<string, RootKey> unused)
    {
        var name = root.ToDisplayString(FullName);
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (OptionsReader.Read(file, context.Options.AnalyzerConfigOptionsProvider) is { } snapshot
                && new RootIdentity(file.Path, snapshot.Options.Namespace, snapshot.Options.Class).FullName == name
                && file.GetText(context.CancellationToken) is { } text
                && JsonReader.Read(text.ToString()).Root is { } json)
            {
                foreach (var feature in ConfigShapeReader.Read(json).Features)
                {
                    if (feature.Key is not null && unused.TryGetValue(feature.Key, out var key))
                    {
                        var finding = Finding.Create(
                            UsageDescriptors.UnusedFeature, file.Path, feature.KeySpan, JsonQuote.Quote(feature.Key), root.Name, key.Member!);
                        context.ReportDiagnostic(finding.ToDiagnostic());
                    }
                }
            }
        }
    }
}
