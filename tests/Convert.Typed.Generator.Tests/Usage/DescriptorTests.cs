using System.Text.RegularExpressions;
using ConvertTyped.CodeFixes;
using ConvertTyped.Generator.Usage;
using ConvertTyped.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>Every diagnostic of the assembly has an id of its own, a severity by policy, and a section that helps.</summary>
public sealed partial class DescriptorTests
{
    private static readonly string Releases =
        File.ReadAllText(Path.Combine(Repository.Root, "generators", "Convert.Typed.Generator", "Diagnostics", "AnalyzerReleases.Unshipped.md"));

    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<DiagnosticDescriptor> Descriptors =
        [.. Created<DiagnosticAnalyzer>(typeof(LiteralKeyAnalyzer)).Where(static analyzer => analyzer is not DiagnosticSuppressor).SelectMany(static analyzer => analyzer.SupportedDiagnostics)];

    [Fact]
    public void Each_id_leads_to_a_section_of_the_README_that_begins_with_its_severity() => Assert.All(Descriptors, static descriptor =>
    {
        var anchor = descriptor.Id.ToLowerInvariant();
        Assert.Equal($"https://github.com/convert-typed/convert-typed#{anchor}", descriptor.HelpLinkUri);
        Assert.Contains($"\n#### {descriptor.Id}\n{Word(descriptor.DefaultSeverity)}. ", Readme, StringComparison.Ordinal);
    });

    [Fact]
    public void Each_section_is_of_one_id()
    {
        var ids = Section().Matches(Readme).Select(static match => match.Groups[1].Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Subset(ids.ToHashSet(), Descriptors.Select(static descriptor => descriptor.Id).ToHashSet());
    }

    [Fact]
    public void Each_id_that_a_source_names_has_a_section_and_each_section_an_id()
    {
        // Those of the build files and of the task that refreshes among them, which are no descriptors.
        var named = ((string[])["src", "generators"])
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(static file => Path.GetExtension(file) is ".cs" or ".targets" && !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .SelectMany(static file => NamedId().Matches(File.ReadAllText(file)).Select(static match => match.Groups[1].Value))
            .Distinct();

        Assert.Equal(named.Order(), Section().Matches(Readme).Select(static match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void Each_id_is_of_one_descriptor() => Assert.Equal(Descriptors.Select(static descriptor => descriptor.Id).Distinct(), Descriptors.Select(static descriptor => descriptor.Id));

    [Fact]
    public void Each_descriptor_is_in_the_list_of_releases() => Assert.All(
        Descriptors,
        static descriptor => Assert.Contains($"\n{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n", Releases.ReplaceLineEndings("\n"), StringComparison.Ordinal));

    [Fact]
    public void Only_code_that_is_wrong_is_a_warning() => Assert.Equal(
        ["CVT111", "CVT120", "CVT122"],
        Descriptors.Where(static descriptor => descriptor.DefaultSeverity >= DiagnosticSeverity.Warning).Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void Each_fix_can_be_applied_to_all()
    {
        var fixes = Created<CodeFixProvider>(typeof(SimilarKeyFix)).ToList();

        Assert.Equal(4, fixes.Count);
        Assert.All(fixes, static fix => Assert.Contains(FixAllScope.Solution, fix.GetFixAllProvider()!.GetSupportedFixAllScopes()));
        Assert.All(fixes, static fix => Assert.Subset(Section().Matches(Readme).Select(static match => match.Groups[1].Value).ToHashSet(), fix.FixableDiagnosticIds.ToHashSet()));
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Info => "Suggestion",
        _ => severity.ToString(),
    };

    internal static IEnumerable<T> Created<T>(Type neighbour) => neighbour.Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(static type => (T)Activator.CreateInstance(type)!);

    [GeneratedRegex("^#### (CVT\\d+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("\"(CVT\\d+)\"")]
    private static partial Regex NamedId();
}
