using System.Globalization;

namespace ConvertTyped.PackageTests;

/// <summary>An app that is compiled ahead of time, without a runtime beside it: it builds without a warning, answers, and is small.</summary>
public sealed class NativeTests(PackageFixture package, ITestOutputHelper output)
{
    /// <summary>Enough runs for a fair best one: others use the machine as well.</summary>
    private const int Runs = 20;

    private const double MaximumMegabytes = 12;

    private const string Asking = """
        using ConvertTyped;
        using Microsoft.Extensions.DependencyInjection;
        using Shop;

        using var services = new ServiceCollection().AddConvert<Flags>().BuildServiceProvider();
        var flags = services.GetRequiredService<Flags>();
        var ada = flags.Visitor("ada", new AttributeSet { ["country"] = "US" });
        Console.WriteLine(flags.Checkout.NewButton.Caption.ValueOr(ada, "Buy"));
        Console.WriteLine(flags.Checkout.ExpressPayment.TryGet(ada, out var payment) ? $"{payment.Providers[0]} of {payment.Providers.Count}" : "off");
        """;

    [Fact]
    public async Task A_native_app_answers_is_small_and_starts_at_once()
    {
        Assert.SkipWhen(NativeLinker.PublishArguments() is null, "Compiling ahead of time needs Linux with clang or gcc in the PATH.");
        var app = await Publish("native", package.NewWorkspace("native"), """<ConvertGroup Include="checkout;pricing" />""", Asking);
        var empty = await Publish("empty", package.NewWorkspace("empty"), "", "return;");

        var answer = await app.Run();
        var (first, least) = (await BestTime(app), await BestTime(empty));

        Assert.Equal("Buy now\napple-pay of 2\n", answer.Output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size: {app.Megabytes:F1} MB, an empty program {empty.Megabytes:F1} MB"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to end with two answers, best of {Runs}: {first.TotalMilliseconds:F1} ms, an empty program {least.TotalMilliseconds:F1} ms"));
        Assert.InRange(app.Megabytes, empty.Megabytes, MaximumMegabytes);
    }

    private static async Task<NativeProgram> Publish(string name, Workspace workspace, string items, string code)
    {
        workspace
            .WriteProject(
                $"{name}.csproj",
                $"{(items.Length > 0 ? workspace.Reference : "")}{items}",
                properties: "<OutputType>Exe</OutputType><RootNamespace>Shop</RootNamespace><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>")
            .Write("Program.cs", code);
        if (items.Length > 0)
        {
            workspace.Write("convert.config.json", Workspace.QuickstartConfig);
        }

        // Only the package of the compiler may be missing: everything else of the restore was needed by other tests, too.
        var (exitCode, log) = await DotNet.TryRun(workspace.Folder, ["publish", "-o", "published", .. NativeLinker.PublishArguments()!]);
        if (exitCode != 0 && log.Contains("ilcompiler", StringComparison.OrdinalIgnoreCase) && log.Contains("error NU", StringComparison.Ordinal))
        {
            Assert.Skip($"Compiling ahead of time needs the package of the compiler, which restore did not find:\n{log}");
        }

        // Warnings are errors in the project, those of trimming and of the compiler among them.
        Assert.True(exitCode == 0, log);
        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        return new NativeProgram(Path.Combine(workspace.Folder, "published", name));
    }

    private static async Task<TimeSpan> BestTime(NativeProgram program)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var (_, time) = await program.Run();
            best = time < best ? time : best;
        }

        return best;
    }
}
