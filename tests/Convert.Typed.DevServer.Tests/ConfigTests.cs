using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ConvertTyped.DevServer.Tests;

/// <summary>What a config request gets.</summary>
public sealed class ConfigTests : ServerTest
{
    private const string Config = $"config/{Shop.Key}";

    private static readonly string[] AllExperiences = ["checkout-button", "pricing-page", "free-shipping"];

    [Theory]
    [InlineData("")]
    [InlineData("api/v1/")]
    [InlineData("v1/")]
    public async Task A_config_is_served_by_key_and_by_project_below_every_base(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(AllExperiences, await ExperiencesAsync(server, $"{path}config/{Shop.Key}"));
        Assert.Equal(AllExperiences, await ExperiencesAsync(server, $"{path}config/{Shop.ProjectAddress}"));
    }

    [Fact]
    public async Task What_is_served_means_the_same_as_the_file()
    {
        await using var server = await StartAsync();

        using var response = await GetAsync(server, Config);
        var served = JsonNode.Parse(await response.Content.ReadAsStringAsync());

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Shop.Config), served));
    }

    [Fact]
    public async Task Settings_of_the_JavaScript_client_are_served_as_the_config_in_them()
    {
        var settings = new JsonObject { ["environment"] = "live", ["data"] = JsonNode.Parse(Shop.Config) };
        await using var server = await StartAsync(new DevServerOptions { Configuration = Encoding.UTF8.GetBytes(settings.ToJsonString()) });

        Assert.Equal(AllExperiences, await ExperiencesAsync(server, Config));
    }

    [Theory]
    [InlineData("draft", true)]
    [InlineData("paused", true)]
    [InlineData("completed", false)]
    [InlineData("scheduled", false)]
    public async Task Experiences_that_do_not_run_are_withheld_and_only_drafts_and_paused_ones_come_with_a_debug_token(string status, bool withToken)
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, "status", status), DebugToken = "token-1" });
        string[] withheld = ["pricing-page", "free-shipping"];
        var shown = withToken ? AllExperiences : withheld;

        Assert.Equal(withheld, await ExperiencesAsync(server, Config));
        Assert.Equal(withheld, await ExperiencesAsync(server, Config, ("convert-debug-token", "token-2")));
        Assert.Equal(withheld, await ExperiencesAsync(server, $"{Config}?debug_token="));
        Assert.Equal(shown, await ExperiencesAsync(server, Config, ("convert-debug-token", "token-1")));
        Assert.Equal(shown, await ExperiencesAsync(server, $"{Config}?debug_token=token-1&_conv_low_cache=1"));
    }

    [Fact]
    public async Task A_server_without_a_debug_token_accepts_none()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, "status", "draft") });

        Assert.DoesNotContain("checkout-button", await ExperiencesAsync(server, $"{Config}?debug_token=", ("convert-debug-token", "")));
    }

    [Fact]
    public async Task A_config_says_whether_it_is_one_for_debugging()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, DebugToken = "token-1" });

        Assert.False((await ReadJsonAsync(await GetAsync(server, Config))).GetProperty("is_debug").GetBoolean());
        Assert.True((await ReadJsonAsync(await GetAsync(server, Config, ("convert-debug-token", "token-1")))).GetProperty("is_debug").GetBoolean());
    }

    [Theory]
    [InlineData("environment", "\"staging\"")]
    [InlineData("environments", "[\"staging\", \"qa\"]")]
    public async Task An_environment_gets_its_own_experiences_and_those_of_all(string member, string environments)
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, member, JsonNode.Parse(environments)) });

        Assert.Equal(AllExperiences, await ExperiencesAsync(server, $"{Config}?environment=staging"));
        Assert.Equal(AllExperiences[1..], await ExperiencesAsync(server, $"{Config}?environment=live"));
        Assert.Equal(AllExperiences[1..], await ExperiencesAsync(server, $"{Config}?environment=Staging"));
        Assert.Equal(AllExperiences, await ExperiencesAsync(server, Config));
    }

    [Fact]
    public async Task An_environment_is_percent_encoded()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, "environment", "café & co") });

        Assert.Equal(AllExperiences, await ExperiencesAsync(server, $"{Config}?environment={Uri.EscapeDataString("café & co")}"));
    }

    [Fact]
    public async Task One_experience_can_be_asked_for()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, "status", "draft"), DebugToken = "token-1" });

        Assert.Equal(["pricing-page"], await ExperiencesAsync(server, $"{Config}?exp=100300002&_conv_low_cache=1"));
        Assert.Equal([], await ExperiencesAsync(server, $"{Config}?exp=100300001&_conv_low_cache=1"));
        Assert.Equal(["checkout-button"], await ExperiencesAsync(server, $"{Config}?exp=100300001&_conv_low_cache=1", ("convert-debug-token", "token-1")));
        Assert.Equal([], await ExperiencesAsync(server, $"{Config}?exp=1"));
    }

    [Fact]
    public async Task A_config_that_is_known_is_not_sent_again_until_it_changes()
    {
        await using var server = await StartAsync();
        using var first = await GetAsync(server, Config);
        var tag = first.Headers.ETag!.ToString();

        using var known = await GetAsync(server, Config, ("If-None-Match", tag));
        using var oneOfSeveral = await GetAsync(server, Config, ("If-None-Match", $"\"other\", {tag}"));
        server.Serve(Shop.WithExperience(0, "name", "Renamed"));
        using var changed = await GetAsync(server, Config, ("If-None-Match", tag));

        Assert.True(first.Headers.ETag!.IsWeak, "Compressed or not, it is the same config.");
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(tag, known.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, oneOfSeveral.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Another_selection_is_another_config()
    {
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.WithExperience(0, "environment", "staging") });
        using var staging = await GetAsync(server, $"{Config}?environment=staging");

        using var live = await GetAsync(server, $"{Config}?environment=live", ("If-None-Match", staging.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_low_cache_config_is_not_to_be_stored()
    {
        await using var server = await StartAsync();

        Assert.True((await GetAsync(server, Config)).Headers.CacheControl!.NoCache);
        Assert.True((await GetAsync(server, $"{Config}?_conv_low_cache=1")).Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("br, gzip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    public async Task A_config_is_compressed_for_those_who_accept_it(string accepted, bool isCompressed)
    {
        await using var server = await StartAsync();

        using var response = await GetAsync(server, Config, ("Accept-Encoding", accepted));
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(isCompressed ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        using var content = isCompressed ? new GZipStream(new MemoryStream(body), CompressionMode.Decompress) : (Stream)new MemoryStream(body);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Shop.Config), await JsonNode.ParseAsync(content)));
    }

    [Theory]
    [InlineData("POST", Config, 405)]
    [InlineData("GET", $"track/{Shop.Key}", 405)]
    [InlineData("GET", "config", 404)]
    [InlineData("GET", "config/1/2/3", 404)]
    [InlineData("GET", "config/10012345%2F2001", 404)]
    [InlineData("GET", "settings/1/2", 404)]
    public async Task What_the_service_does_not_have_is_an_error_in_its_form(string method, string path, int status)
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Parse(method), path, content: null);
        var error = await ReadJsonAsync(response);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status, error.GetProperty("code").GetInt32());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal("", error.GetProperty("fields").GetString());
    }

    [Fact]
    public async Task A_page_of_another_origin_may_ask()
    {
        await using var server = await StartAsync();

        using var allowed = await SendAsync(
            server,
            HttpMethod.Options,
            Config,
            content: null,
            ("Origin", "http://localhost:3000"),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "authorization,content-type,convert-debug-token"));
        using var answer = await GetAsync(server, Config, ("Origin", "http://localhost:3000"));

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(["authorization,content-type,convert-debug-token"], allowed.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }
}
