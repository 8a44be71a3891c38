using System.Diagnostics;
using System.Text;
using Basic.Reference.Assemblies;
using ConvertTyped.Benchmarks;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Benchmarks;

/// <summary>What the generator costs a project of one size. Times are medians, in milliseconds.</summary>
/// <param name="Features">How many features the snapshot has, each with four variables; half as many experiences carry them.</param>
/// <param name="Cold">A fresh driver reads the snapshot and emits everything.</param>
/// <param name="AfterCodeEdit">The driver runs again after another line of C#.</param>
/// <param name="AfterSnapshotEdit">The driver runs again after a feature was renamed in the snapshot.</param>
/// <param name="GeneratedCharacters">How much code there is.</param>
/// <param name="Compile">Compiling and emitting it, without the generator.</param>
internal sealed record GeneratorRun(int Features, double Cold, double AfterCodeEdit, double AfterSnapshotEdit, int GeneratedCharacters, double Compile)
{
    private const string Path = "convert.config.json";

    private static readonly CSharpParseOptions Parsing = new(documentationMode: DocumentationMode.Parse);

    private static readonly CSharpCompilation Project = CSharpCompilation.Create(
        "Shop",
        [Code("class One;")],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvertRoot).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorRun Measure(int features)
    {
        var json = Encoding.UTF8.GetString(LargeConfiguration.Of(Math.Max(1, features / 2)));
        var before = new MemoryFile(Path, json);
        var after = new MemoryFile(Path, json.Replace("\"feature-0\"", "\"feature-zero\"", StringComparison.Ordinal));

        var cold = Median(7, _ => Driver(before).RunGenerators(Project));
        GeneratorDriver driver = Driver(before);
        driver = driver.RunGenerators(Project);
        var snapshotEdit = Median(7, round => driver = driver.ReplaceAdditionalText(round % 2 == 0 ? before : after, round % 2 == 0 ? after : before).RunGenerators(Project));
        var edits = Enumerable.Range(0, 51).Select(static round => Project.ReplaceSyntaxTree(Project.SyntaxTrees[0], Code($"class Edit{round};"))).ToArray();
        var codeEdit = Median(edits.Length, round => driver = driver.RunGenerators(edits[round]));

        var trees = driver.GetRunResult().GeneratedTrees;
        var compile = Median(3, _ => Emit(Project.AddSyntaxTrees(trees.Select(static tree => Code(tree.ToString())))));
        return new(features, cold, codeEdit, snapshotEdit, trees.Sum(static tree => tree.Length), compile);
    }

    /// <summary>A row of the table.</summary>
    public override string ToString() =>
        $"| {Features:N0} | {Cold:F1} ms | {AfterCodeEdit:F2} ms | {AfterSnapshotEdit:F1} ms | {GeneratedCharacters / 1024.0:N0} KB | {Compile:F0} ms |";

    private static CSharpGeneratorDriver Driver(MemoryFile snapshot)
    {
        var options = new MemoryOptions(new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.ConvertSnapshot"] = "true",
            ["build_property.RootNamespace"] = "Shop",
        });
        return CSharpGeneratorDriver.Create(
            [new SnapshotGenerator().AsSourceGenerator()],
            [snapshot],
            Parsing,
            new MemoryOptionsProvider(options, new Dictionary<string, Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions> { [Path] = options }));
    }

    private static SyntaxTree Code(string text) => CSharpSyntaxTree.ParseText(text, Parsing, encoding: Encoding.UTF8);

    private static void Emit(CSharpCompilation compilation)
    {
        var emitted = compilation.Emit(Stream.Null);
        if (!emitted.Success)
        {
            throw new InvalidOperationException($"The generated code does not compile: {emitted.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static double Median(int rounds, Action<int> run)
    {
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run(round);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }
}
