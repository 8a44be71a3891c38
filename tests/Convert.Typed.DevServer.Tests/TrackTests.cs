using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ConvertTyped.DevServer.Tests;

/// <summary>What happens to events.</summary>
public sealed class TrackTests : ServerTest
{
    /// <summary>The example of the contract, in whole.</summary>
    private const string Example = """
        {"enrichData":true,"accountId":"10012345","projectId":"10054321","source":"dotnet-sdk","visitors":[
          {"visitorId":"visitor-1",
           "segments":{"country":"US"},
           "events":[
            {"eventType":"bucketing","data":{"experienceId":"100300001","variationId":"100400002"}},
            {"eventType":"conversion","data":{"goalId":"100200001","bucketingData":{"100300001":"100400002"}}},
            {"eventType":"conversion","data":{"goalId":"100200001","goalData":[{"key":"amount","value":10.3},{"key":"productsCount","value":2},{"key":"transactionId","value":"tx-1"}],"bucketingData":{"100300001":"100400002"}}}]}]}
        """;

    [Theory]
    [InlineData($"track/{Shop.Key}")]
    [InlineData($"track/{Shop.ProjectAddress}")]
    [InlineData($"api/v1/track/{Shop.Key}")]
    [InlineData($"v1/track/{Shop.ProjectAddress}")]
    public async Task Events_are_accepted_in_order_with_all_they_say(string path)
    {
        await using var server = await StartAsync();

        using var response = await TrackAsync(server, Example, path);
        var events = server.Events;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(200, (await ReadJsonAsync(response)).GetProperty("code").GetInt32());
        Assert.Equal([1, 2, 3], events.Select(static tracked => tracked.Number));
        Assert.Equal([TrackedEventKind.Bucketing, TrackedEventKind.Conversion, TrackedEventKind.Conversion], events.Select(static tracked => tracked.Kind));
        Assert.All(events, static tracked =>
        {
            Assert.Equal(("10012345", "10054321", "dotnet-sdk", true), (tracked.AccountId, tracked.ProjectId, tracked.Source, tracked.EnrichData));
            Assert.Equal("visitor-1", tracked.VisitorId);
            Assert.Equal("US", tracked.Segments!.Value.GetProperty("country").GetString());
            Assert.False(tracked.IsDuplicate);
        });
        Assert.Equal(("100300001", "100400002", null), (events[0].ExperienceId, events[0].VariationId, events[0].GoalId));
        Assert.Equal("100200001", events[1].GoalId);
        Assert.Null(events[1].GoalData);
        Assert.Equal("100400002", events[1].BucketingData!["100300001"]);
        Assert.Equal(["amount=10.3", "productsCount=2", "transactionId=tx-1"], events[2].GoalData!.Select(static value => $"{value.Key}={value.Value}"));
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("""{"accountId":"1","projectId":"2"}""", "visitors")]
    [InlineData("""{"projectId":"2","visitors":[]}""", "accountId")]
    [InlineData("""{"accountId":"1","projectId":"","visitors":[]}""", "projectId")]
    [InlineData("""{"accountId":"1","projectId":"2","visitors":{}}""", "visitors")]
    [InlineData("""{"accountId":"1","projectId":"2","visitors":[],"enrichData":"true"}""", "enrichData")]
    [InlineData("""{"accountId":"1","projectId":"2","visitors":[],"source":7}""", "source")]
    [InlineData("""{"accountId":"1","projectId":"2","visitors":[7]}""", "visitors[0]")]
    [InlineData("""{"visitors":[]}""", "accountId,projectId")]
    public async Task A_wrong_shape_is_refused_with_its_place(string body, string fields)
    {
        await using var server = await StartAsync();

        await AssertRefused(server, body, fields);
    }

    [Theory]
    [InlineData("""{"events":[]}""", "visitorId")]
    [InlineData("""{"visitorId":"ada"}""", "events")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":null}""", "segments")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"country":"USA"}}""", "segments.country")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"browser":"Chrome"}}""", "segments.browser")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"devices":"DESK"}}""", "segments.devices")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"devices":["PHONE"]}}""", "segments.devices")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"source":"mail"}}""", "segments.source")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"campaign":1}}""", "segments.campaign")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"visitorType":"old"}}""", "segments.visitorType")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"customSegments":"1"}}""", "segments.customSegments")]
    [InlineData("""{"visitorId":"ada","events":["bucketing"]}""", "events[0]")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"bucketing"}]}""", "events[0].data")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"view","data":{}}]}""", "events[0].eventType")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"bucketing","data":{"experienceId":"1"}}]}""", "events[0].data.variationId")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{}}]}""", "events[0].data.goalId")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","bucketingData":null}}]}""", "events[0].data.bucketingData")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","bucketingData":{"2":null}}}]}""", "events[0].data.bucketingData.2")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":{}}}]}""", "events[0].data.goalData")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":[{"key":"price","value":1}]}}]}""", "events[0].data.goalData[0].key")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":[{"key":"amount","value":null}]}}]}""", "events[0].data.goalData[0].value")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":[{"key":"customDimension1","value":["123456789012345678901234567890123"]}]}}]}""", "events[0].data.goalData[0].value")]
    public async Task A_wrong_visitor_is_refused_with_its_place(string visitor, string field)
    {
        await using var server = await StartAsync();

        await AssertRefused(server, Shop.Track(Shop.Visitor("bob", Shop.Bucketing()), visitor), $"visitors[1].{field}");
    }

    [Theory]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"browser":"CH","devices":["IPH","ALLPH"],"source":"ai_tool","campaign":"spring","visitorType":"new","country":"us","customSegments":["1"]}}""")]
    [InlineData("""{"visitorId":"ada","events":[],"segments":{"country":"","browser":"","own":{"field":1}}}""")]
    [InlineData("""{"visitorId":42,"events":[{"eventType":"conversion","data":{"goalId":1,"goalData":[]}}],"new":true}""")]
    [InlineData("""{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":[{"key":"customDimension5","value":["a","b"]},{"key":"customDimension1","value":1.5}]}}]}""")]
    public async Task What_the_contract_allows_is_accepted(string visitor)
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await TrackAsync(server, Shop.Track(visitor))).StatusCode);
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_is_refused()
    {
        await using var server = await StartAsync();

        await AssertRefused(server, Shop.Track("""{"visitorId":"\ud800","events":[]}"""), "");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("curl/8.5.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)")]
    [InlineData("ConvertAgent/1.1")]
    public async Task Events_of_another_agent_are_answered_with_200_and_dropped(string? agent)
    {
        using var log = new LogLines();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, LoggerFactory = log });

        using var response = await TrackAsync(server, Example, agent: agent);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(server.Events);
        Assert.Equal((0, 3), (server.Report.Accepted, server.Report.Dropped));
        Assert.Contains("ConvertAgent/1.0", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_page_in_a_browser_are_accepted_as_a_beacon_sends_them()
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(
            server,
            HttpMethod.Post,
            $"track/{Shop.Key}",
            new StringContent(Example, Encoding.UTF8, "text/plain"),
            ("Origin", "http://localhost:3000"),
            ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, server.Events.Count);
    }

    [Fact]
    public async Task A_compressed_body_is_read_and_kept_as_it_came()
    {
        await using var server = await StartAsync();
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Example));
        }

        using var response = await TrackBytesAsync(server, compressed.ToArray(), "gzip");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, server.Events.Count);
        var request = Assert.Single(server.Requests);
        Assert.Equal(compressed.ToArray(), request.Body.ToArray());
        Assert.Equal(Example, request.ReadBody());
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.BadRequest)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_cannot_be_decompressed_is_refused(string encoding, HttpStatusCode expected)
    {
        await using var server = await StartAsync();

        using var response = await TrackBytesAsync(server, Encoding.UTF8.GetBytes(Example), encoding);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(1, server.Report.Refused);
    }

    [Fact]
    public async Task A_request_that_is_a_gzip_bomb_is_refused()
    {
        await using var server = await StartAsync();
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionMode.Compress, leaveOpen: true))
        {
            for (var megabyte = 0; megabyte < 64; megabyte++)
            {
                await gzip.WriteAsync(new byte[1024 * 1024]);
            }
        }

        using var response = await TrackBytesAsync(server, bomb.ToArray(), "gzip");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_10_MB_is_refused()
    {
        await using var server = await StartAsync();

        // The client asks before it sends, and so never writes into a connection that is closed already.
        using var response = await TrackBytesAsync(server, new byte[(10 * 1024 * 1024) + 1], encoding: null, ("Expect", "100-continue"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static async Task AssertRefused(ConvertDevServer server, string body, string fields)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"track/{Shop.Key}")) { Content = content };
        request.Headers.UserAgent.ParseAdd("ConvertAgent/1.0");
        using var response = await http.SendAsync(request);
        var error = await ReadJsonAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(400, error.GetProperty("code").GetInt32());
        Assert.Equal(fields, error.GetProperty("fields").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Empty(server.Events);
        Assert.Equal(1, server.Report.Refused);
    }

    private Task<HttpResponseMessage> TrackBytesAsync(ConvertDevServer server, byte[] body, string? encoding, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return SendAsync(server, HttpMethod.Post, $"track/{Shop.Key}", content, [.. headers, ("User-Agent", "ConvertAgent/1.0")]);
    }
}
