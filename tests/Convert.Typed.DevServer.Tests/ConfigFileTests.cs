using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.DevServer.Tests;

/// <summary>A file that is edited while it is served.</summary>
public sealed class ConfigFileTests : ServerTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("convert-devserver-");
    private readonly LogLines log = new();

    private string File => Path.Combine(folder.FullName, "convert.config.json");

    [Fact]
    public async Task A_changed_file_is_served_at_once()
    {
        await using var server = await StartAsync(Shop.Config);
        Assert.Contains("checkout-button", await ExperiencesAsync(server));

        await Write(Shop.WithExperience(0, "key", "renamed-button"));

        Assert.Contains("renamed-button", await ExperiencesAsync(server));
    }

    [Fact]
    public async Task A_change_that_keeps_size_and_time_is_served_as_well()
    {
        await using var server = await StartAsync(Shop.Config);
        var time = System.IO.File.GetLastWriteTimeUtc(File);

        await Write(Shop.WithExperience(0, "key", "checkout-botton"));
        await ExperiencesAsync(server);
        await Write(Shop.WithExperience(0, "key", "checkout-batton"));
        System.IO.File.SetLastWriteTimeUtc(File, time);

        Assert.Contains("checkout-batton", await ExperiencesAsync(server));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"account_id":"10012345","project":{"id":"1005""")]
    [InlineData("<!doctype html>")]
    [InlineData("""{"error":"none"}""")]
    [InlineData("""{"account_id":"10012345","project":{"id":"10054321","name":"\ud800"}}""")]
    public async Task While_a_file_is_half_written_the_last_good_config_is_served_and_one_line_says_so(string content)
    {
        await using var server = await StartAsync(Shop.Config);

        await System.IO.File.WriteAllTextAsync(File, content);
        Assert.Contains("checkout-button", await ExperiencesAsync(server));
        Assert.Contains("checkout-button", await ExperiencesAsync(server));
        Assert.Contains("the last good config", Assert.Single(log.Warnings), StringComparison.Ordinal);
        await Write(Shop.WithExperience(0, "key", "renamed-button"));

        Assert.Contains("renamed-button", await ExperiencesAsync(server));
    }

    [Fact]
    public async Task A_file_that_is_away_for_a_moment_is_served_on_and_again()
    {
        await using var server = await StartAsync(Shop.Config);

        System.IO.File.Delete(File);
        Assert.Contains("checkout-button", await ExperiencesAsync(server));
        await Write(Shop.Config);
        Assert.Contains("checkout-button", await ExperiencesAsync(server));

        Assert.Single(log.Warnings);
        Assert.Contains(log.All, static line => line.StartsWith("config changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_told_though_nobody_asks_for_the_config()
    {
        var time = new FakeTimeProvider();
        await Write(Shop.Config);
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions { ConfigFile = File, LoggerFactory = log, TimeProvider = time });

        await Write(Shop.WithExperience(0, "key", "renamed-button"));
        time.Advance(TimeSpan.FromSeconds(1));

        await log.Logged(id: 80).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_config_served_from_memory_takes_the_place_of_the_file()
    {
        await using var server = await StartAsync(Shop.Config);

        server.Serve(Shop.WithExperience(0, "key", "from-memory"));
        await Write(Shop.WithExperience(0, "key", "from-file"));

        Assert.Contains("from-memory", await ExperiencesAsync(server));
    }

    [Fact]
    public async Task What_is_no_config_is_not_served_from_memory()
    {
        await using var server = await StartAsync(Shop.Config);

        Assert.Throws<InvalidDataException>(() => server.Serve("{}"u8.ToArray()));

        Assert.Contains("checkout-button", await ExperiencesAsync(server));
    }

    [Fact]
    public async Task A_server_does_not_start_without_a_config_and_says_what_to_do()
    {
        var missing = await Assert.ThrowsAsync<FileNotFoundException>(() => ConvertDevServer.StartAsync(new DevServerOptions { ConfigFile = File }));
        await Write("""{"account_id":"1"}"""u8.ToArray());
        var wrong = await Assert.ThrowsAsync<InvalidDataException>(() => ConvertDevServer.StartAsync(new DevServerOptions { ConfigFile = File }));
        var none = await Assert.ThrowsAsync<ArgumentException>(() => ConvertDevServer.StartAsync(new DevServerOptions()));
        var two = await Assert.ThrowsAsync<ArgumentException>(() => ConvertDevServer.StartAsync(new DevServerOptions { ConfigFile = File, Configuration = Shop.Config }));

        Assert.Contains(File, missing.Message, StringComparison.Ordinal);
        Assert.Contains("project.id", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("either ConfigFile or Configuration", none.Message, StringComparison.Ordinal);
        Assert.Contains("either ConfigFile or Configuration", two.Message, StringComparison.Ordinal);
    }

    private async Task<ConvertDevServer> StartAsync(byte[] config)
    {
        await Write(config);
        return await ConvertDevServer.StartAsync(new DevServerOptions { ConfigFile = File, LoggerFactory = log, TimeProvider = new FakeTimeProvider() });
    }

    private Task<IReadOnlyList<string?>> ExperiencesAsync(ConvertDevServer server) => ExperiencesAsync(server, $"config/{Shop.Key}");

    private Task Write(byte[] config) => System.IO.File.WriteAllBytesAsync(File, config);
}
