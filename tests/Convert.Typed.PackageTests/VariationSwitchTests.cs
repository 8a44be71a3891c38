namespace ConvertTyped.PackageTests;

/// <summary>A switch over the variations of an experience in a real project, with warnings as errors.</summary>
public sealed class VariationSwitchTests(PackageFixture package)
{
    [Fact]
    public async Task A_switch_over_all_variations_builds_until_the_snapshot_has_one_more()
    {
        var workspace = package.NewWorkspace("switch");
        workspace
            .WriteProject("Shop.csproj", workspace.Reference)
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using ConvertTyped;
                using Microsoft.Extensions.DependencyInjection;
                using Shop;

                using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
                var flags = services.GetRequiredService<Flags>();
                var visitor = flags.Visitor("ada").At(new AttributeSet { ["url"] = "/pricing" }).Preview(flags.Experiences.PricingPage, PricingPageVariation.Annual);
                Console.WriteLine(flags.Experiences.PricingPage.Run(visitor) switch
                {
                    PricingPageVariation.Original => "by the month",
                    PricingPageVariation.Annual or PricingPageVariation.AnnualDeep => "by the year",
                    PricingPageVariation.None or PricingPageVariation.Unknown => "as usual",
                });
                """);

        await workspace.Build();
        Assert.Equal("by the year\n", await workspace.Run("bin/Debug/net10.0/Shop.dll"));

        workspace.Write("convert.config.json", Workspace.QuickstartConfig.Replace(
            """
                      "id": "100400013",
                      "name": "Annual, deep",
            """,
            """
                      "id": "100400014", "key": "weekly" },
                    {
                      "id": "100400013",
                      "name": "Annual, deep",
            """,
            StringComparison.Ordinal));
        var (exitCode, output) = await workspace.TryBuild();

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Program.cs(8,54): error CS8509:", output, StringComparison.Ordinal);
        Assert.Contains("'Shop.PricingPageVariation.Weekly' is not covered", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8524", output, StringComparison.Ordinal);
    }
}
