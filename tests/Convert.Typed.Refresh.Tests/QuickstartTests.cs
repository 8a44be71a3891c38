using System.Diagnostics;
using ConvertTyped.Tests;

namespace ConvertTyped.Refresh.Tests;

/// <summary>The sample as a process of its own, with real time.</summary>
public sealed class QuickstartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_quickstart_picks_up_an_edited_config_and_its_conversions_arrive()
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.Saying("Served text"));
        using var quickstart = Start("--live", server.Address.AbsoluteUri);
        try
        {
            var before = await ReadUntilAsync(quickstart, "Edit what is served there");
            Assert.Contains("Served text", before);
            Assert.Contains("Serving the live config", before);

            server.Serve(ShopConfig.Saying("Edited text"));
            var after = await ReadUntilAsync(quickstart, "Another config is in force. Serving the live config");
            Assert.Contains("Edited text", after);
            Assert.Contains("buys: Queued", after);
            Assert.Contains(server.Report.Goals, static goal => goal.Conversions > 0);
            Assert.Contains(server.Report.Experiences, static experience => experience.Variations.Any(static variation => variation.Bucketed > 0));
        }
        finally
        {
            quickstart.Kill();
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_answered_with_how_to_say_it()
    {
        using var quickstart = Start("--live");
        using var patience = new CancellationTokenSource(Patience);

        Assert.Equal("Usage: Quickstart [--live http://localhost:5005]", (await quickstart.StandardError.ReadToEndAsync(patience.Token)).Trim());
        await quickstart.WaitForExitAsync(patience.Token);
        Assert.Equal(2, quickstart.ExitCode);
    }

    private static Process Start(params IEnumerable<string> arguments)
    {
        // Built with this project, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "samples", "Quickstart", "bin", configuration, "net10.0", "Quickstart.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return output.ToString();
            }
        }

        throw new InvalidOperationException($"The quickstart ended before it said '{text}':\n{output}{await process.StandardError.ReadToEndAsync(patience.Token)}");
    }
}
