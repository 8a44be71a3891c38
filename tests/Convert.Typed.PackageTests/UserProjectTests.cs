using System.Text.RegularExpressions;
using ConvertTyped.Tests;

namespace ConvertTyped.PackageTests;

/// <summary>Real projects, each from an empty folder with only the package reference, built by the real SDK and run.</summary>
public sealed partial class UserProjectTests(PackageFixture package)
{
    private const string MissingSnapshot = "has no convert.config.json";
    private const string Groups = """<ConvertGroup Include="checkout;pricing" />""";

    [Fact]
    public async Task The_first_code_of_the_readme_compiles_and_prints_what_its_comments_say()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var code = FirstCode().Match(readme).Groups[1].Value;
        var workspace = package.NewWorkspace("readme");
        workspace
            .WriteProject("Shop.csproj", $"{workspace.Reference}{Groups}")
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", code);

        var build = await workspace.Build();
        var output = await workspace.Run("bin/Debug/net10.0/Shop.dll");

        Assert.DoesNotContain(MissingSnapshot, build, StringComparison.Ordinal);
        Assert.Equal(
            """
            Buy now in #0a7d33
            by the month

            """,
            output);
    }

    [Fact]
    public async Task A_console_app_still_reaches_System_Convert()
    {
        var workspace = package.NewWorkspace("console");
        workspace
            .WriteProject("Convert.Console.csproj", workspace.Reference, properties: "<OutputType>Exe</OutputType><RootNamespace>Shop</RootNamespace>")
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using ConvertTyped;
                Console.WriteLine(Convert.ToInt32("42") + new AttributeSet { ["a"] = 1 }.Count);
                Console.WriteLine(typeof(Shop.Flags).GetProperty("CheckoutNewButton")!.PropertyType.Name);
                """);

        await workspace.Build();

        Assert.Equal("43\nCheckoutNewButtonFeature\n", await workspace.Run("bin/Debug/net10.0/Convert.Console.dll"));
    }

    [Fact]
    public async Task A_web_app_answers_requests_and_does_not_publish_the_snapshot()
    {
        var workspace = package.NewWorkspace("web");
        workspace
            .WriteProject("Shop.csproj", $"{workspace.Reference}{Groups}", sdk: "Microsoft.NET.Sdk.Web", properties: "")
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using ConvertTyped;
                using Shop;

                var builder = WebApplication.CreateSlimBuilder(args);
                builder.Services.AddConvert<Flags>();
                var app = builder.Build();
                app.MapGet("/{id}", (string id, string country, Flags flags) =>
                    flags.Checkout.NewButton.Caption.ValueOr(flags.Visitor(id, new AttributeSet { ["country"] = country }), "Buy"));
                app.Run();
                """);

        await DotNet.Run(workspace.Folder, "publish", "-o", "published");
        var published = Directory.EnumerateFiles(Path.Combine(workspace.Folder, "published"), "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        using var app = DotNet.Start(workspace.Folder, "published/Shop.dll", "--urls", "http://127.0.0.1:0");
        try
        {
            using var http = new System.Net.Http.HttpClient { BaseAddress = await AddressOf(app.StandardOutput) };

            Assert.Equal("Buy now", await http.GetStringAsync(new Uri("/ada?country=US", UriKind.Relative)));
            Assert.Equal("Buy", await http.GetStringAsync(new Uri("/linus?country=FI", UriKind.Relative)));
            Assert.DoesNotContain("convert.config.json", published);
        }
        finally
        {
            app.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Generated_code_names_the_version_of_the_package()
    {
        var workspace = package.NewWorkspace("version");
        workspace
            .WriteProject("Shop.csproj", workspace.Reference)
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using System.CodeDom.Compiler;
                using System.Reflection;
                Console.WriteLine(typeof(Shop.Flags).GetCustomAttribute<GeneratedCodeAttribute>()!.Version);
                """);

        await workspace.Build();

        Assert.Equal($"{package.Version}\n", await workspace.Run("bin/Debug/net10.0/Shop.dll"));
    }

    [Fact]
    public async Task A_library_with_a_snapshot_serves_the_app_that_uses_it()
    {
        var workspace = package.NewWorkspace("library");
        workspace
            .WriteProject("Features/Features.csproj", $"{workspace.Reference}{Groups}", properties: "<RootNamespace>Shop</RootNamespace>")
            .Write("Features/convert.config.json", Workspace.QuickstartConfig)
            .WriteProject("App/App.csproj", """<ProjectReference Include="../Features/Features.csproj" />""")
            .Write("App/Program.cs", """
                using ConvertTyped;
                using Microsoft.Extensions.DependencyInjection;
                using Shop;

                using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
                var flags = services.GetRequiredService<Flags>();
                Console.WriteLine(flags.Checkout.NewButton.Caption.ValueOr(flags.Visitor("ada", new AttributeSet { ["country"] = "US" }), "Buy"));
                """);

        var build = await workspace.Build("App");

        Assert.Equal("Buy now\n", await workspace.Run("App/bin/Debug/net10.0/App.dll"));
        Assert.DoesNotContain(MissingSnapshot, build, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_a_snapshot_builds_and_is_told_once_how_to_get_one()
    {
        var workspace = package.NewWorkspace("without");
        workspace
            .WriteProject("Shop.csproj", $"""{workspace.Reference}<ConvertSnapshot Include="config/*.json" />""")
            .Write("Program.cs", "Console.WriteLine(42);");

        var build = await workspace.Build();

        Assert.Equal("42\n", await workspace.Run("bin/Debug/net10.0/Shop.dll"));
        Assert.Single(Occurrences(build, MissingSnapshot));
        Assert.Contains("""and no <ConvertSnapshot Include="…" /> that matches a file""", build, StringComparison.Ordinal);
        Assert.Contains("Run 'dotnet build -t:ConvertRefresh -p:ConvertSdkKey=YOUR-SDK-KEY' to get it, or", build, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_several_frameworks_has_types_where_the_package_is()
    {
        var workspace = package.NewWorkspace("multi");
        workspace
            .WriteProject(
                "Shop.csproj",
                $"""<PackageReference Include="Convert.Typed" Version="{package.Version}" Condition="'$(TargetFramework)' == 'net10.0'" />{Groups}""",
                properties: "<TargetFramework /><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion><OutputType Condition=\"'$(TargetFramework)' == 'net10.0'\">Exe</OutputType>")
            .Write("Program.cs", """
                #if NET
                using System;
                using ConvertTyped;
                using Microsoft.Extensions.DependencyInjection;
                using Shop;

                using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
                Console.WriteLine(services.GetRequiredService<Flags>().Checkout.NewButton.Key);
                #endif
                """);

        var without = await workspace.TryBuild();
        workspace.Write("convert.config.json", Workspace.QuickstartConfig);
        await workspace.Build();

        Assert.Single(Occurrences(without.Output, MissingSnapshot));
        Assert.Equal("checkout-new-button\n", await workspace.Run("bin/Debug/net10.0/Shop.dll"));
    }

    [Fact]
    public async Task A_project_for_several_frameworks_that_only_uses_a_library_is_not_told_to_get_a_snapshot()
    {
        var workspace = package.NewWorkspace("multi-library");
        workspace
            .WriteProject("Features/Features.csproj", workspace.Reference, properties: "")
            .Write("Features/convert.config.json", Workspace.QuickstartConfig)
            .Write("App/Nothing.cs", "internal static class Nothing;");

        var several = await BuildFor("net10.0;netstandard2.0");
        var one = await BuildFor("net10.0");

        Assert.Contains("Build succeeded", several, StringComparison.Ordinal);
        Assert.DoesNotContain(MissingSnapshot, several, StringComparison.Ordinal);
        Assert.DoesNotContain(MissingSnapshot, one, StringComparison.Ordinal);

        Task<string> BuildFor(string frameworks) => workspace
            .WriteProject(
                "App/App.csproj",
                """<ProjectReference Include="../Features/Features.csproj" Condition="'$(TargetFramework)' == 'net10.0'" />""",
                properties: $"<TargetFramework /><TargetFrameworks>{frameworks}</TargetFrameworks><LangVersion>latest</LangVersion>")
            .Build("App");
    }

    [Fact]
    public async Task A_fault_in_the_snapshot_is_reported_at_its_line_and_column()
    {
        var workspace = package.NewWorkspace("faults");
        workspace
            .WriteProject("Shop.csproj", $"""{workspace.Reference}<ConvertSnapshot Include="shop.json" Access="internal" />""")
            .Write("shop.json", Workspace.QuickstartConfig.Replace("\"type\": \"boolean\"", "\"type\": \"bool\"", StringComparison.Ordinal))
            .Write("Program.cs", "Console.WriteLine(42);");
        var line = Workspace.QuickstartConfig.Split('\n').Index().Single(static line => line.Item.Contains("\"type\": \"boolean\"", StringComparison.Ordinal));

        var (exitCode, output) = await workspace.TryBuild();

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"shop.json({line.Index + 1},{line.Item.IndexOf("\"bool", StringComparison.Ordinal) + 1}): error CVT005: Variable", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_project_file_is_reported_there_with_the_cure()
    {
        var workspace = package.NewWorkspace("items");
        workspace
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("config/shop.json", Workspace.QuickstartConfig)
            .Write("Program.cs", "Console.WriteLine(42);");

        var missing = await BuildWith("""<ConvertSnapshot Include="nowhere.json" />""");
        var twice = await BuildWith("""<ConvertSnapshot Include="config/*.json" /><ConvertSnapshot Include="./config/shop.json" Class="ShopFlags" />""");
        var updated = await BuildWith("""<ConvertSnapshot Include="config/*.json" /><ConvertSnapshot Update="config/shop.json" Class="ShopFlags" />""");
        var groups = await BuildWith("""<ConvertGroup Include="checkout,pricing" />""");
        var variable = await BuildWith("""<ConvertVariable Include="provider" Feature="checkout-express-payment" Raw="true" /><ConvertVariable Include="providers" Feature="checkout-express-payment" Raw="true" />""");
        var hidden = await BuildWith("", "<RootNamespace>Convert.Shop</RootNamespace>");

        Assert.Contains("Shop.csproj : error CVT009: The snapshot 'nowhere.json' does not exist.", missing, StringComparison.Ordinal);
        Assert.Contains("Shop.csproj : error CVT011: The snapshot 'shop.json' is listed twice. Remove a <ConvertSnapshot Include=", twice, StringComparison.Ordinal);
        Assert.DoesNotContain("NETSDK", twice, StringComparison.Ordinal);
        Assert.Contains("0 Error(s)", updated, StringComparison.Ordinal);
        Assert.Contains("CVT010: The group \"checkout,pricing\" groups nothing", groups, StringComparison.Ordinal);
        Assert.Contains("""write <ConvertGroup Include="checkout;pricing" /> in the project file.""", groups, StringComparison.Ordinal);
        Assert.Contains("CVT040: The variable \"provider\" of feature \"checkout-express-payment\", which a ConvertVariable names, is in no snapshot.", variable, StringComparison.Ordinal);
        Assert.DoesNotContain("\"providers\"", variable, StringComparison.Ordinal);
        Assert.Contains("""CVT007: RootNamespace 'Convert.Shop' would hide System.Convert. Write <ConvertSnapshot Include="convert.config.json" Namespace="Shop.Features" />""", hidden, StringComparison.Ordinal);

        async Task<string> BuildWith(string items, string properties = "") =>
            (await workspace.WriteProject("Shop.csproj", workspace.Reference + items, properties: $"<OutputType>Exe</OutputType>{properties}").TryBuild()).Output;
    }

    [Fact]
    public async Task The_compiler_finds_wrong_keys_and_lists_unused_features_and_odd_configs_when_asked()
    {
        const string Asking = "is_global = true\ndotnet_diagnostic.CVT110.severity = warning\ndotnet_diagnostic.CVT021.severity = warning";
        var workspace = package.NewWorkspace("analyzers");
        workspace
            .WriteProject("Shop.csproj", $"{workspace.Reference}{Groups}", properties: "<OutputType>Exe</OutputType><TreatWarningsAsErrors>false</TreatWarningsAsErrors>")
            .Write("convert.config.json", Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using ConvertTyped;
                using Shop;

                var flags = new Flags(ConvertClient.FromConfiguration(File.ReadAllBytes("convert.config.json")));
                Console.WriteLine(flags.Client.Feature("chekout-new-button").IsEnabled(flags.Visitor("ada")));
                Console.WriteLine(flags.Pricing.Table.IsEnabled(flags.Visitor("ada")));
                """);
        var key = Workspace.QuickstartConfig.Split('\n').Index().Single(static line => line.Item.Contains("\"key\": \"checkout-new-button\"", StringComparison.Ordinal));

        var silent = await workspace.Build();
        var asked = await workspace.Write(".globalconfig", Asking).Build();
        await DotNet.Run(workspace.Folder, "format", "analyzers", "Shop.csproj", "--no-restore", "--diagnostics", "CVT111", "--severity", "warn");
        var corrected = await File.ReadAllTextAsync(Path.Combine(workspace.Folder, "Program.cs"));
        await DotNet.Run(workspace.Folder, "format", "analyzers", "Shop.csproj", "--no-restore", "--diagnostics", "CVT112", "--severity", "info");
        var typed = await File.ReadAllTextAsync(Path.Combine(workspace.Folder, "Program.cs"));
        var library = await workspace.WriteProject("Shop.csproj", $"{workspace.Reference}{Groups}", properties: "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>").Write("Program.cs", "").Build();

        Assert.Contains("Program.cs(5,40): warning CVT111: The snapshot of Flags has no feature \"chekout-new-button\". Did you mean \"checkout-new-button\"?", silent, StringComparison.Ordinal);
        Assert.Contains("1 Warning(s)", silent, StringComparison.Ordinal);
        Assert.Contains(
            $"convert.config.json({key.Index + 1},{key.Item.IndexOf("\"checkout-new", StringComparison.Ordinal) + 1}): warning CVT110: Nothing in this application uses the feature \"checkout-new-button\" (Flags.Checkout.NewButton).",
            asked,
            StringComparison.Ordinal);
        Assert.DoesNotContain("(Flags.Pricing.Table)", asked, StringComparison.Ordinal);
        Assert.Contains("flags.Client.Feature(\"checkout-new-button\")", corrected, StringComparison.Ordinal);
        Assert.Contains("(flags.Checkout.NewButton.IsEnabled(", typed, StringComparison.Ordinal);
        Assert.Contains("): warning CVT021: No experience carries the feature \"search-suggestions\", so it is never on.", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("CVT110", library, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Occurrences(string output, string text) =>
        output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task<Uri> AddressOf(StreamReader output)
    {
        const string words = "Now listening on: ";
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var position)
            {
                return new Uri(line[(position + words.Length)..]);
            }
        }

        throw new InvalidOperationException("The app ended without saying where it listens.");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstCode();
}
