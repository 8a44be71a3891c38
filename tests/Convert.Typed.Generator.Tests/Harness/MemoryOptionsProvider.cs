using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>The options of a project and of each of its additional files, by path.</summary>
internal sealed class MemoryOptionsProvider(AnalyzerConfigOptions properties, IReadOnlyDictionary<string, AnalyzerConfigOptions> metadata)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = properties;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => MemoryOptions.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        metadata.TryGetValue(textFile.Path, out var options) ? options : MemoryOptions.None;
}
