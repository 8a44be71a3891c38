using System.Net;

namespace ConvertTyped.DevServer.Tests;

/// <summary>Who may ask for what.</summary>
public sealed class CredentialTests : ServerTest
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Basic secret-1", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer secret-1", HttpStatusCode.OK)]
    public async Task Requests_by_key_need_the_secret_of_the_key(string? authorization, HttpStatusCode expected)
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKeySecret = "secret-1" });
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        using var config = await GetAsync(server, $"config/{Shop.Key}", headers);
        using var track = await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())), headers: headers);

        Assert.Equal(expected, config.StatusCode);
        Assert.Equal(expected, track.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, server.Events.Count);
        Assert.Equal((int)expected, (await ReadJsonAsync(track)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Requests_by_account_and_project_need_no_secret()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKeySecret = "secret-1" });

        using var config = await GetAsync(server, $"config/{Shop.ProjectAddress}");
        using var track = await TrackAsync(server, Shop.Track(), $"track/{Shop.ProjectAddress}");

        Assert.Equal(HttpStatusCode.OK, config.StatusCode);
        Assert.Equal(HttpStatusCode.OK, track.StatusCode);
    }

    [Fact]
    public async Task Only_the_key_that_is_set_is_answered()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKey = Shop.Key });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, $"config/{Shop.Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(server, "config/10012345/9999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TrackAsync(server, Shop.Track(), "track/10012345/9999")).StatusCode);
    }

    [Fact]
    public async Task A_key_of_one_part_is_a_key_as_well()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKey = "key-1" });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "config/key-1")).StatusCode);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "project")]
    [InlineData(false, "settings")]
    public async Task A_project_can_refuse_its_config_to_those_without_a_key(bool byOption, string place)
    {
        var config = Shop.Edit(shop =>
        {
            var owner = place == "settings" ? shop["project"]!["settings"]! : shop["project"]!;
            owner["disable_default_config"] = place.Length > 0;
        });
        await using var server = await StartAsync(new DevServerOptions { Configuration = config, DisableDefaultConfig = byOption });

        using var refused = await GetAsync(server, $"config/{Shop.ProjectAddress}");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("SDK key", (await ReadJsonAsync(refused)).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, $"config/{Shop.Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrackAsync(server, Shop.Track(), $"track/{Shop.ProjectAddress}")).StatusCode);
    }

    [Fact]
    public async Task A_debug_token_on_a_track_request_is_told_and_no_line_shows_it_or_the_secret()
    {
        using var log = new LogLines();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, SdkKeySecret = "secret-1", DebugToken = "token-1", LoggerFactory = log });
        (string, string)[] headers = [("Authorization", "Bearer secret-1"), ("convert-debug-token", "token-1")];

        await GetAsync(server, $"config/{Shop.Key}?debug_token=token-1", headers);
        await TrackAsync(server, Shop.Track(), $"track/{Shop.Key}?debug_token=token-1", headers: headers);
        await GetAsync(server, "config/1/2/3?debug_token=token-1", headers);

        Assert.Contains(log.Warnings, static line => line.Contains("debug token", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, static line => line.Contains("token-1", StringComparison.Ordinal) || line.Contains("secret-1", StringComparison.Ordinal));
    }
}
