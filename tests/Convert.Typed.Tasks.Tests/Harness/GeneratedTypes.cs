using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tasks.Tests.Harness;

/// <summary>What an app can name of the types that the generator makes: each member, and its type.</summary>
internal static class GeneratedTypes
{
    /// <summary>Begins what a member is that warns where it is used.</summary>
    public const string Retired = "[Obsolete] ";

    private static readonly SymbolDisplayFormat Typed = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Loaded from its file, as a compiler loads it: it has the sources of generators/Shared within it, as the task has.
    private static readonly Type Generator = Assembly
        .LoadFrom(Path.Combine(AppContext.BaseDirectory, "Convert.Typed.Generator.dll"))
        .GetTypes()
        .Single(static type => type.GetCustomAttribute<GeneratorAttribute>() is not null);

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Default, DocumentationMode.None);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Shop",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvertRoot).Assembly.Location)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The members of the types of a snapshot, and of the file beside it when there is one: what each is called, and what it is.</summary>
    public static IReadOnlyDictionary<string, string> Of(string snapshot, string? retired)
    {
        var files = new List<AdditionalText> { new File("convert.config.json", snapshot, "ConvertSnapshot") };
        if (retired is not null)
        {
            files.Add(new File("convert.retired.json", retired, "ConvertRetired"));
        }

        CSharpGeneratorDriver
            .Create([((IIncrementalGenerator)Activator.CreateInstance(Generator, nonPublic: true)!).AsSourceGenerator()], files, Parsing, new Options())
            .RunGeneratorsAndUpdateCompilation(Empty, out var compilation, out var diagnostics);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.NotEmpty(compilation.SyntaxTrees);
        return MembersOf(compilation.Assembly.GlobalNamespace)
            .GroupBy(static member => member.Name, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => string.Join(" and ", same.Select(static member => member.Value).Order(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    /// <summary>What a member is, whether or not it warns where it is used.</summary>
    public static string Unmarked(string member) => member.Replace(Retired, "", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> MembersOf(INamespaceOrTypeSymbol container) => container.GetMembers()
        .Where(static member => member is INamespaceSymbol || (member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: MethodKind.Constructor }))
        .SelectMany(static member => member is INamespaceOrTypeSymbol inner
            ? MembersOf(inner).Concat(member is INamedTypeSymbol type ? [(NameOf(type), $"{type.TypeKind} {type.BaseType?.ToDisplayString(Typed)}")] : [])
            : [($"{NameOf(member.ContainingType)}.{member.Name}", $"{(IsRetired(member) ? Retired : "")}{(IsOfEnum(member) ? "" : member.ToDisplayString(Typed))}")]);

    private static bool IsRetired(ISymbol member) => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));

    // Their numbers may be others in each build.
    private static bool IsOfEnum(ISymbol member) => member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum };

    private static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private sealed class File(string path, string text, string role) : AdditionalText
    {
        public override string Path => path;

        public string Role => role;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    /// <summary>What the package's build files tell of the two files.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.RootNamespace"] = "Shop" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new() { [$"build_metadata.AdditionalFiles.{((File)textFile).Role}"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
