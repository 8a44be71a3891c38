using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Json.Nodes;
using ConvertTyped.DevServer;
using ConvertTyped.Tests;

namespace ConvertTyped.PackageTests;

/// <summary>The package's targets <c>ConvertRefresh</c> and <c>ConvertVerify</c>, run by the real SDK in folders with spaces and letters beyond ASCII.</summary>
public sealed partial class RefreshTests(PackageFixture package)
{
    private const string Key = "10012345/1";
    private const string Secret = "s3cret/of+the=key";
    private const string Token = "t0ken/of+debugging=";
    private const string Retyped = "\"type\": \"integer\"";

    // What MSBuild writes when it loads the task.
    private const string TaskInUse = "Using \"SnapshotTask\" task from assembly";

    private static readonly string[] Refresh = ["build", "-t:ConvertRefresh"];
    private static readonly string[] Verify = ["build", "-t:ConvertVerify"];

    [Fact]
    public async Task A_project_that_was_never_restored_gets_its_snapshot_and_builds_with_its_types()
    {
        await using var server = await StartAsync();
        var workspace = ShopProject("Läden & Söhne", server)
            .Write("Program.cs", "Console.WriteLine(typeof(Shop.Flags).GetProperty(\"CheckoutNewButton\")!.Name);");

        var first = await DotNet.Run(workspace.Folder, Refresh);
        var snapshot = await File.ReadAllBytesAsync(SnapshotOf(workspace));
        var again = await DotNet.Run(workspace.Folder, Refresh);
        var build = await DotNet.Run(workspace.Folder, "build", "-v:diag");

        Assert.Contains("convert.config.json is new. It holds 6 features, 3 experiences and 2 goals of Example Shop.", first, StringComparison.Ordinal);
        Assert.Contains("Nothing to do.", again, StringComparison.Ordinal);
        Assert.Equal(snapshot, await File.ReadAllBytesAsync(SnapshotOf(workspace)));
        Assert.Equal("CheckoutNewButton\n", await workspace.Run("bin/Debug/net10.0/Shop.dll"));

        // A build that nobody asked to refresh does not even load the task.
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain(TaskInUse, build, StringComparison.Ordinal);
        Assert.DoesNotContain("Target \"ConvertRefresh\"", build, StringComparison.Ordinal);
        Assert.DoesNotContain("Target \"ConvertVerify\"", build, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_tells_by_its_exit_code_whether_the_snapshot_fits()
    {
        await using var server = await StartAsync();
        var workspace = ShopProject("Prüfung mit Leerzeichen", server).Write("convert.config.json", Workspace.QuickstartConfig);

        var fits = await DotNet.TryRun(workspace.Folder, Verify);
        server.Serve(Encoding.UTF8.GetBytes(Workspace.QuickstartConfig.Replace("\"type\": \"boolean\"", Retyped, StringComparison.Ordinal)));
        var outdated = await DotNet.TryRun(workspace.Folder, [.. Verify, "-p:ConvertVerifyLevel=Breaking", "-p:ConvertRefreshReport=Bericht ä.json"]);

        Assert.True(fits.ExitCode == 0, fits.Output);
        Assert.Equal(1, outdated.ExitCode);
        Assert.Contains(
            $"{SnapshotOf(workspace)} : error CVT107: The snapshot no longer fits what Convert serves. 1 difference: 1 breaks code (ConvertVerifyLevel is Breaking). Run 'dotnet build -t:ConvertRefresh', build, and check the file in.",
            outdated.Output,
            StringComparison.Ordinal);
        Assert.Contains("    ~ variable rounded of feature checkout-new-button: it was boolean and is integer (breaks code that uses it)", outdated.Output, StringComparison.Ordinal);
        Assert.Contains("\"effect\": \"breaking\"", await File.ReadAllTextAsync(Path.Combine(workspace.Folder, "Bericht ä.json")), StringComparison.Ordinal);
        Assert.Equal(Workspace.QuickstartConfig, await File.ReadAllTextAsync(SnapshotOf(workspace)));
    }

    [Fact]
    public async Task Secrets_come_from_the_environment_and_appear_nowhere()
    {
        await using var server = await StartAsync();
        var workspace = ShopProject("Geheim ß", server);

        var without = await DotNet.TryRun(workspace.Folder, Refresh);
        var wrong = await RefreshWith("wrong");
        var right = await RefreshWith(Secret, "-v:diag", "-bl:log.binlog");

        Assert.Contains("(401). The SDK key needs its secret. Set the environment variable CONVERT_SDK_KEY_SECRET to it; never write it into a project file.", without.Output, StringComparison.Ordinal);
        Assert.Contains("(401). The service does not accept the secret. Set the environment variable CONVERT_SDK_KEY_SECRET to the one of this SDK key.", wrong.Output, StringComparison.Ordinal);
        Assert.True(right.ExitCode == 0, right.Output);
        Assert.Equal($"Bearer {Secret}", server.Requests[^1].Headers["Authorization"]);
        Assert.Equal(Token, server.Requests[^1].Headers["convert-debug-token"]);
        Assert.EndsWith($"?debug_token={Uri.EscapeDataString(Token)}&_conv_low_cache=1", server.Requests[^1].PathAndQuery, StringComparison.Ordinal);

        await using var packed = new GZipStream(File.OpenRead(Path.Combine(workspace.Folder, "log.binlog")), CompressionMode.Decompress);
        using var log = new MemoryStream();
        await packed.CopyToAsync(log);
        var binary = Encoding.Latin1.GetString(log.ToArray());
        var snapshot = await File.ReadAllTextAsync(SnapshotOf(workspace));
        Assert.Contains("convert.config.json is new", binary, StringComparison.Ordinal);
        Assert.Contains(TaskInUse, right.Output, StringComparison.Ordinal);
        foreach (var hidden in (string[])[Secret, Token, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Token)])
        {
            Assert.DoesNotContain(hidden, binary, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, right.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, snapshot, StringComparison.Ordinal);
        }

        async Task<ConvertDevServer> StartAsync() => await ConvertDevServer.StartAsync(new DevServerOptions
        {
            Configuration = Encoding.UTF8.GetBytes(Workspace.QuickstartConfig),
            SdkKeySecret = Secret,
            DebugToken = Token,
        });

        Task<(int ExitCode, string Output)> RefreshWith(string secret, params string[] more) => DotNet.TryRun(
            workspace.Folder,
            new Dictionary<string, string> { ["CONVERT_SDK_KEY_SECRET"] = secret, ["CONVERT_DEBUG_TOKEN"] = Token },
            [.. Refresh, .. more]);
    }

    [Fact]
    public async Task A_build_that_is_killed_in_the_middle_leaves_the_old_file()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.BlackHole());
        var workspace = ShopProject("Mitten drin", server).Write("convert.config.json", "as it was");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var build = DotNet.Start(workspace.Folder, Refresh);
        try
        {
            await server.WaitForRequestsAsync(1, patience.Token);
        }
        finally
        {
            build.Kill(entireProcessTree: true);
        }

        await build.WaitForExitAsync(patience.Token);

        Assert.Equal("as it was", await File.ReadAllTextAsync(SnapshotOf(workspace)));
    }

    [Fact]
    public async Task A_proxy_that_does_not_let_it_through_is_named_without_its_password()
    {
        await using var server = await StartAsync();
        var workspace = ShopProject("Hinter dem Zaun", server);

        var (exitCode, output) = await DotNet.TryRun(
            workspace.Folder,
            new Dictionary<string, string> { ["HTTPS_PROXY"] = "http://user:passw0rd@127.0.0.1:9", ["NO_PROXY"] = "" },
            [.. Refresh, "-p:ConvertConfigEndpoint=https://convert.invalid"]);

        Assert.Equal(1, exitCode);
        Assert.Contains(
            "error CVT103: No config from https://convert.invalid/config/10012345/1: the proxy 127.0.0.1:9 does not let the request through. Check HTTPS_PROXY or the proxy in the system's settings and allow convert.invalid there, or name that host in NO_PROXY.",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("passw0rd", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_several_frameworks_is_refreshed_once()
    {
        await using var server = await StartAsync();
        var workspace = package.NewWorkspace("Für mehrere");
        WriteProject(
            workspace,
            "Shop.csproj",
            server,
            $"""<PackageReference Include="Convert.Typed" Version="{package.Version}" Condition="'$(TargetFramework)' == 'net10.0'" />""",
            "<TargetFramework /><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><LangVersion>latest</LangVersion>");

        var refreshed = await DotNet.TryRun(workspace.Folder, Refresh);
        var verified = await DotNet.TryRun(workspace.Folder, Verify);

        Assert.True(refreshed.ExitCode == 0, refreshed.Output);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("slnx")]
    [InlineData("sln")]
    public async Task A_solution_refreshes_the_projects_that_have_a_snapshot(string format)
    {
        await using var server = await StartAsync();
        var workspace = package.NewWorkspace($"Ganze Lösung {format}");
        WriteProject(workspace, "Läden/Läden.csproj", server, workspace.Reference, "");
        WriteProject(workspace, "App/App.csproj", server, """<ProjectReference Include="../Läden/Läden.csproj" />""", "");
        WriteProject(workspace, "Other/Other.csproj", server, "", "");
        await DotNet.Run(workspace.Folder, "new", "sln", "--name", "Shop", "--format", format);
        await DotNet.Run(workspace.Folder, "sln", "add", "Läden", "App", "Other");
        workspace.Write("Directory.Solution.targets", SolutionTargets().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))).Groups[1].Value);

        var refreshed = await DotNet.TryRun(workspace.Folder, Refresh);
        var verified = await DotNet.TryRun(workspace.Folder, Verify);

        Assert.True(refreshed.ExitCode == 0, refreshed.Output);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Equal(
            [Path.Combine(workspace.Folder, "Läden", "convert.config.json")],
            Directory.EnumerateFiles(workspace.Folder, "convert.config.json", SearchOption.AllDirectories));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("config/*.json", "config/läden.json", "config/läden.retired.json")]
    [InlineData("$([MSBuild]::NormalizePath('$(MSBuildProjectDirectory)/../Gemeinsam'))/*.json", "../Gemeinsam/Läden.Config.json", "../Gemeinsam/Läden.Config.retired.json")]
    public async Task What_is_no_longer_served_compiles_with_warnings_and_comes_back(string glob, string snapshot, string keeping)
    {
        await using var server = await StartAsync();
        var workspace = package.NewWorkspace($"Alte Läden/{Path.GetFileNameWithoutExtension(snapshot)}");
        WriteProject(
            workspace,
            "Shop.csproj",
            server,
            $"""{workspace.Reference}<ConvertSnapshot Include="{glob}" />""",
            "<OutputType>Exe</OutputType><WarningsNotAsErrors>CVT201;CVT203;CVT205;CVT206;CVT207;CVT208;CVT209</WarningsNotAsErrors>")
            .Write(snapshot, Workspace.QuickstartConfig)
            .Write("Program.cs", """
                using ConvertTyped;
                using Shop;

                var flags = ConvertTesting.Create<Flags>();
                var visitor = flags.Visitor("ada", new VisitorAttributes { Newsletter = true });
                flags.SearchSuggestions.IsEnabled(visitor);
                _ = flags.Experiences.FreeShipping.Run(visitor);
                flags.Goals.AddToCart.Track(visitor, new() { Action = "add-to-cart" });
                visitor.EnterSegments(flags.Segments.NewsletterReaders);
                Console.WriteLine(flags.Experiences.PricingPage.Run(visitor) == PricingPageVariation.AnnualDeep);
                """);
        server.Serve(Encoding.UTF8.GetBytes(WithLess(Workspace.QuickstartConfig)));

        await DotNet.Run(workspace.Folder, Refresh);
        Assert.True(File.Exists(Path.Combine(workspace.Folder, keeping)));
        var retired = await workspace.Build();
        server.Serve(Encoding.UTF8.GetBytes(Workspace.QuickstartConfig));
        await DotNet.Run(workspace.Folder, Refresh);
        var again = await DotNet.TryRun(workspace.Folder, "build", "--no-restore");

        Assert.Equal(
            ["Attribute 'newsletter'", "Experience 'free-shipping'", "Feature 'search-suggestions'", "Goal 'add-to-cart'", "Segment 'newsletter-readers'", "Variation 'annual-deep'"],
            Retired().Matches(retired).Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("is no longer served", again.Output, StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Output);
        Assert.False(File.Exists(Path.Combine(workspace.Folder, keeping)));
    }

    private static string WithLess(string json)
    {
        var config = JsonNode.Parse(json)!;
        Remove("features", "search-suggestions");
        Remove("experiences", "free-shipping");
        Remove("goals", "add-to-cart");
        Remove("segments", "newsletter-readers");
        var variations = config["experiences"]!.AsArray().Single(static experience => (string?)experience!["key"] == "pricing-page")!["variations"]!.AsArray();
        variations.Remove(variations.Single(static variation => (string?)variation!["key"] == "annual-deep"));
        return config.ToJsonString();

        void Remove(string list, string key) => config[list]!.AsArray().Remove(config[list]!.AsArray().Single(part => (string?)part!["key"] == key));
    }

    [GeneratedRegex(@"warning CVT20\d: '\S+' is obsolete: '(\w+ '\S+') is no longer served \(")]
    private static partial Regex Retired();

    [GeneratedRegex("`Directory\\.Solution\\.targets`.*?```xml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SolutionTargets();

    private static Task<ConvertDevServer> StartAsync() =>
        ConvertDevServer.StartAsync(new DevServerOptions { Configuration = Encoding.UTF8.GetBytes(Workspace.QuickstartConfig) });

    private static string SnapshotOf(Workspace workspace) => Path.Combine(workspace.Folder, "convert.config.json");

    private Workspace ShopProject(string folder, ConvertDevServer server)
    {
        var workspace = package.NewWorkspace(folder);
        return WriteProject(workspace, "Shop.csproj", server, workspace.Reference, "<OutputType>Exe</OutputType>");
    }

    private static Workspace WriteProject(Workspace workspace, string file, ConvertDevServer server, string items, string properties) => workspace.WriteProject(
        file,
        items,
        properties: $"{properties}<ConvertSdkKey>{Key}</ConvertSdkKey><ConvertConfigEndpoint>{server.Address}</ConvertConfigEndpoint>");
}
