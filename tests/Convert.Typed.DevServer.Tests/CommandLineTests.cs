using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ConvertTyped.DevServer.CommandLine;
using ConvertTyped.PackageTests;
using ConvertTyped.Tests;

namespace ConvertTyped.DevServer.Tests;

/// <summary>The server as a program.</summary>
public sealed class CommandLineTests : ServerTest
{
    [Theory]
    [InlineData("--port", "80x", "'80x' is no port")]
    [InlineData("--port", "70000", "'70000' is no port")]
    [InlineData("--port", null, "--port needs a value")]
    [InlineData("--config=", null, "--config needs a value")]
    [InlineData("--secret", "--port", "--secret needs a value")]
    [InlineData("--disable-default-config=false", null, "There is no option '--disable-default-config=false'")]
    [InlineData("--prot", "5005", "There is no option '--prot'. Write --help")]
    public async Task What_cannot_be_understood_is_answered_with_what_to_write(string first, string? second, string message)
    {
        var (exitCode, output, errors) = await RunAsync(second is null ? [first] : [first, second]);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Help_tells_every_option_address_and_fault()
    {
        var (exitCode, output, _) = await RunAsync("--help");

        Assert.Equal(0, exitCode);
        Assert.All(
            [
                "--config", "--port", "--sdk-key", "--secret", "--debug-token", "--disable-default-config", "--help", "--version",
                "/_events", "/_report", "/_faults", "/config/KEY", "/track/KEY",
                "status", "answer", "html", "error", "latency", "cut-body", "cut-connection", "black-hole", "gzip-bomb", "wrong-charset",
            ],
            word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var (exitCode, output, _) = await RunAsync("--version");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var (exitCode, _, errors) = await RunAsync("--config", "nowhere.json", "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains(Path.GetFullPath("nowhere.json"), errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_config_is_named()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "<!doctype html>");

        var (exitCode, _, errors) = await RunAsync("--config", file, "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{file} is not a config. It is not JSON", errors, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, _, errors) = await RunAsync("--config", Shop.ConfigFile, $"--port={port}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"Port {port} is in use", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_says_what_it_serves_and_what_arrives_until_it_is_stopped()
    {
        using var program = DotNet.Start(
            AppContext.BaseDirectory, "Convert.Typed.DevServer.dll", "--config", Shop.ConfigFile, "--port", "0", "--sdk-key", Shop.Key, "--secret", "secret-1", "--debug-token", "token-1");
        try
        {
            var start = await ReadUntilAsync(program, "stop ");
            var address = new Uri(start[0].Split(' ')[^1]);
            Assert.Contains(start, static line => line.Contains("Example Shop: 6 features, 3 experiences", StringComparison.Ordinal));
            Assert.Contains(start, line => line.Contains($"ConfigEndpoint = options.TrackEndpoint = new Uri(\"{address}\")", StringComparison.Ordinal));
            Assert.Contains(start, line => line.Contains($"sdkKey: '{Shop.Key}'", StringComparison.Ordinal));

            using var track = await SendAsync(
                new Uri(address, $"track/{Shop.Key}"),
                HttpMethod.Post,
                new StringContent(Shop.Track(Shop.Visitor("a\\nd\\u001ba", Shop.Bucketing()))),
                Patience,
                ("User-Agent", "ConvertAgent/1.0"),
                ("Authorization", "Bearer secret-1"));
            Assert.Equal(HttpStatusCode.OK, track.StatusCode);
            Assert.EndsWith("track: 1 accepted: a d a in checkout-button/new-button", (await ReadUntilAsync(program, "track"))[^1], StringComparison.Ordinal);

            if (!OperatingSystem.IsWindows())
            {
                using var signal = Process.Start("kill", ["-TERM", program.Id.ToString()]);
                await program.WaitForExitAsync(Patience);
                Assert.Equal(0, program.ExitCode);
            }
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task It_is_packed_as_a_tool_that_runs()
    {
        var folder = Directory.CreateTempSubdirectory("convert-devserver-tool-").FullName;
        var version = $"0.0.0-test.{DateTime.UtcNow.Ticks}";
        var packages = Path.Combine(folder, "packages");

        await DotNet.Run(Repository.Root, "pack", "src/Convert.Typed.DevServer", "-c", "Release", "-o", packages, $"-p:MinVerVersionOverride={version}");
        await File.WriteAllTextAsync(Path.Combine(folder, "NuGet.config"), """
            <configuration>
              <packageSources><clear /><add key="packed" value="packages" /></packageSources>
              <config><add key="globalPackagesFolder" value="restored" /></config>
            </configuration>
            """);
        await DotNet.Run(folder, "tool", "install", "Convert.Typed.DevServer", "--version", version, "--tool-path", Path.Combine(folder, "tools"));
        using var tool = Process.Start(new ProcessStartInfo(Path.Combine(folder, "tools", "convert-devserver"), ["--version"]) { RedirectStandardOutput = true })!;

        Assert.StartsWith(version, await tool.StandardOutput.ReadToEndAsync(Patience), StringComparison.Ordinal);
        await tool.WaitForExitAsync(Patience);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await DevServerProgram.RunAsync(arguments, output, errors, Patience), output.ToString(), errors.ToString());
    }

    private async Task<IReadOnlyList<string>> ReadUntilAsync(Process program, string word)
    {
        var lines = new List<string>();
        while (await program.StandardOutput.ReadLineAsync(Patience) is { } line)
        {
            lines.Add(line);
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"The program ended: {string.Join('\n', lines)}{await program.StandardError.ReadToEndAsync(Patience)}");
    }
}
