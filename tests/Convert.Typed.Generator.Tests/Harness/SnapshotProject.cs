using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>A user's project: snapshots with their metadata, some code, and the strictest compiler settings.</summary>
internal sealed class SnapshotProject
{
    private readonly List<MemoryFile> files = [];
    private readonly Dictionary<string, AnalyzerConfigOptions> metadata = [];

    public string RootNamespace { get; init; } = "Shop";

    /// <summary>As the package's MSBuild files join them.</summary>
    public string Groups { get; init; } = "";

    /// <summary>What the project wants of json variables, as the package's MSBuild files join it.</summary>
    public string Variables { get; init; } = "";

    public string Code { get; init; } = "";

    /// <summary>The code of further files.</summary>
    public IReadOnlyList<string> MoreCode { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Default;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Other projects that it references, as they are compiled.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public IReadOnlyList<MemoryFile> Files => files;

    /// <summary>A project with one snapshot and no metadata.</summary>
    public static GeneratedProject Generate(string json) => new SnapshotProject().WithSnapshot("convert.config.json", json).Generate();

    /// <param name="path">Also the name of the resource.</param>
    /// <param name="json">What the file holds.</param>
    /// <param name="options">Metadata by name, without the prefix <c>Convert</c>.</param>
    public SnapshotProject WithSnapshot(string path, string json, params (string Name, string Value)[] options) =>
        WithSnapshot(new MemoryFile(path, json), options);

    public SnapshotProject WithSnapshot(MemoryFile file, params (string Name, string Value)[] options)
    {
        var values = new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.ConvertSnapshot"] = "true",
            ["build_metadata.AdditionalFiles.ConvertResource"] = file.Path,
        };
        foreach (var (name, value) in options)
        {
            values[$"build_metadata.AdditionalFiles.Convert{name}"] = value;
        }

        files.Add(file);
        metadata[file.Path] = new MemoryOptions(values);
        return this;
    }

    /// <summary>With the file of what is no longer served.</summary>
    public SnapshotProject WithRetired(string path, string json)
    {
        files.Add(new MemoryFile(path, json));
        metadata[path] = new MemoryOptions(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.ConvertRetired"] = "true" });
        return this;
    }

    public SnapshotProject WithFile(string path, string text)
    {
        files.Add(new MemoryFile(path, text));
        return this;
    }

    public GeneratedProject Generate()
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(CreateCompilation(), out var compilation, out _);
        return new(this, driver.GetRunResult(), compilation);
    }

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new SnapshotGenerator().AsSourceGenerator()],
        files,
        ParseOptions(),
        CreateOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public AnalyzerOptions CreateAnalyzerOptions() => new([.. files], CreateOptions());

    public CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        "Shop",
        MoreCode.Prepend(Code).Select(code => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions())),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvertRoot).Assembly.Location), .. References],
        new CSharpCompilationOptions(
            OutputKind,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999));

    private MemoryOptionsProvider CreateOptions()
    {
        var properties = new MemoryOptions(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = RootNamespace,
            ["build_property.ConvertGroups"] = Groups,
            ["build_property.ConvertVariables"] = Variables,
        });
        return new(properties, metadata);
    }

    private CSharpParseOptions ParseOptions() => new(LanguageVersion, DocumentationMode.Diagnose);
}
