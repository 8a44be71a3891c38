using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests;

/// <summary>A group that a project names and no key has would be ignored in silence; it is told instead.</summary>
public sealed class GroupTests
{
    private static readonly string Json = ConfigText.OfKeys("checkout-new-button", "Search_box", "legacy.page", "cart:total", "alone");

    [Theory]
    [InlineData("checkout")]
    [InlineData("checkout-new")]
    [InlineData("Search")]
    [InlineData("legacy|cart|checkout|checkout")]
    [InlineData("")]
    public void A_group_that_a_key_begins_with_is_no_fault(string groups) => Assert.Empty(Generate(groups).Diagnostics);

    [Theory]
    [InlineData("chekout", "The group \"chekout\" groups nothing: no feature key begins with \"chekout-\" or \"chekout_\". Correct it in the project file, or remove it.")]
    [InlineData("check", "Correct it in the project file, or remove it.")]
    [InlineData("alone", "Correct it in the project file, or remove it.")]
    [InlineData("-", "Correct it in the project file, or remove it.")]
    [InlineData("new-button", "Correct it in the project file, or remove it.")]
    [InlineData("checkout,search", "Groups are separated by ';': write <ConvertGroup Include=\"checkout;Search\" /> in the project file.")]
    [InlineData("checkout-, legacy,", "Groups are separated by ';': write <ConvertGroup Include=\"checkout;legacy\" /> in the project file.")]
    [InlineData("Checkout", "Capital letters count: write <ConvertGroup Include=\"checkout\" /> in the project file.")]
    [InlineData("checkout-", "A group is named without the separator after it: write <ConvertGroup Include=\"checkout\" /> in the project file.")]
    [InlineData("SEARCH_", "A group is named without the separator after it: write <ConvertGroup Include=\"Search\" /> in the project file.")]
    [InlineData("legacy.", "A group is named without the separator after it: write <ConvertGroup Include=\"legacy\" /> in the project file.")]
    public void CVT010_tells_a_group_that_no_key_begins_with_and_the_cure(string group, string message)
    {
        var diagnostic = Assert.Single(Generate(group).Diagnostics);

        Assert.Equal("CVT010", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.DefaultSeverity);
        Assert.Equal(Location.None, diagnostic.Location);
        Assert.StartsWith($"The group \"{group}\" groups nothing: ", diagnostic.GetMessage());
        Assert.EndsWith(message, diagnostic.GetMessage());
    }

    [Fact]
    public void CVT010_tells_each_group_once()
    {
        var generated = Generate("chekout|checkout|pricing|chekout");

        Assert.Equal(["\"chekout\"", "\"pricing\""], generated.Diagnostics.Select(static diagnostic => diagnostic.GetMessage().Split(' ')[2]));
    }

    [Fact]
    public void A_group_may_be_for_any_of_the_snapshots()
    {
        var project = new SnapshotProject { Groups = "checkout|pricing" }
            .WithSnapshot("a.json", Json)
            .WithSnapshot("b.json", ConfigText.OfKeys("pricing-table"), ("Class", "Office"));

        Assert.Empty(project.Generate().Diagnostics);
    }

    [Theory]
    [InlineData("{\"account_id\": \"1\",", "CVT001")]
    [InlineData("{}", "CVT002")]
    public void A_snapshot_that_cannot_be_read_says_nothing_about_groups(string json, string id)
    {
        var project = new SnapshotProject { Groups = "pricing" }
            .WithSnapshot("a.json", Json)
            .WithSnapshot("b.json", json, ("Class", "Office"));

        Assert.Equal(id, Assert.Single(project.Generate().Diagnostics).Id);
    }

    [Fact]
    public void Without_a_snapshot_nothing_is_said_about_groups() =>
        Assert.Empty(new SnapshotProject { Groups = "pricing" }.WithFile("convert.config.json", Json).Generate().Diagnostics);

    private static GeneratedProject Generate(string groups) =>
        new SnapshotProject { Groups = groups }.WithSnapshot("convert.config.json", Json).Generate();
}
