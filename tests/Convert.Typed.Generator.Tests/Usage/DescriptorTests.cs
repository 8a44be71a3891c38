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
        Assert.Equal(Descriptors.Select(static descriptor => descriptor.Id).Order(), ids.Where(static id => id.StartsWith("CVT1", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Only_code_that_is_wrong_is_a_warning() => Assert.Equal(
        ["CVT111", "CVT120", "CVT122"],
        Descriptors.Where(static descriptor => descriptor.DefaultSeverity >= DiagnosticSeverity.Warning).Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void Each_fix_can_be_applied_to_all()
    {
        var fixes = Created<CodeFixProvider>(typeof(SimilarKeyFix)).ToList();

        Assert.Equal(3, fixes.Count);
        Assert.All(fixes, static fix => Assert.Equal(WellKnownFixAllProviders.BatchFixer, fix.GetFixAllProvider()));
        Assert.All(fixes, static fix => Assert.Subset(Descriptors.Select(static descriptor => descriptor.Id).ToHashSet(), fix.FixableDiagnosticIds.ToHashSet()));
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Info => "Suggestion",
        _ => severity.ToString(),
    };

    private static IEnumerable<T> Created<T>(Type neighbour) => neighbour.Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(static type => (T)Activator.CreateInstance(type)!);

    [GeneratedRegex("^#### (CVT\\d+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
