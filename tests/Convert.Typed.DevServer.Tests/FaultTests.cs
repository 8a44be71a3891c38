using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.DevServer.Tests;

/// <summary>What goes wrong on request, as a client sees it.</summary>
public sealed class FaultTests : ServerTest
{
    private const string Config = $"config/{Shop.Key}";

    [Fact]
    public async Task Counted_faults_strike_the_next_requests_in_the_order_they_were_asked_for_and_then_all_is_well()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.Status(503), requests: 2);
        server.Faults.Config.Next(Fault.Status(500));

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 4; request++)
        {
            statuses.Add((await GetAsync(server, Config)).StatusCode);
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task A_lasting_fault_strikes_until_it_is_cleared()
    {
        await using var server = await StartAsync();
        server.Faults.Config.UntilCleared(Fault.Status(401));

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(server, Config)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(server, Config)).StatusCode);
        server.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, Config)).StatusCode);
    }

    [Fact]
    public async Task A_fault_of_one_endpoint_leaves_the_other_alone()
    {
        await using var server = await StartAsync();
        server.Faults.Track.UntilCleared(Fault.Status(500));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, Config)).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await TrackAsync(server, Shop.Track())).StatusCode);
    }

    [Fact]
    public async Task What_is_pending_can_be_read()
    {
        await using var server = await StartAsync();
        server.Faults.Track.Next(Fault.Status(503), requests: 3);
        server.Faults.Track.Next(Fault.BlackHole().After(TimeSpan.FromSeconds(2)));
        server.Faults.Track.UntilCleared(Fault.CutBody());
        await TrackAsync(server, Shop.Track());

        Assert.Equal(
            ["next 2 requests: status 503", "next request: no answer, ever, 2000 ms late", "until cleared: body cut in the middle"],
            server.Faults.Track.Pending);
    }

    [Fact]
    public async Task A_status_can_say_when_to_come_back()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.Status(429, retryAfter: TimeSpan.FromSeconds(7)));

        var response = await GetAsync(server, Config);

        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Equal(429, (await ReadJsonAsync(response)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Not_modified_has_no_body()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.Status(304));

        var response = await GetAsync(server, Config);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task An_answer_without_a_body_leaves_the_connection_to_the_next_request(int status)
    {
        using var log = new LogLines();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, LoggerFactory = log });
        server.Faults.Config.Next(Fault.Status(status));

        using var response = await GetAsync(server, Config);

        // The web server closes the connection of a request that failed, after it was answered.
        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain(log.All, static line => line.Contains("failed inside the dev server", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_web_page_or_an_error_can_come_with_status_200()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.Html());
        server.Faults.Config.Next(Fault.ErrorWithStatus200());

        var page = await GetAsync(server, Config);
        var error = await GetAsync(server, Config);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.True((await ReadJsonAsync(error)).TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Latency_runs_by_the_clock_of_the_options()
    {
        var time = new FakeTimeProvider();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, TimeProvider = time });
        server.Faults.Config.Next(Fault.Latency(TimeSpan.FromMinutes(10)));

        var answer = GetAsync(server, Config);
        await server.WaitForRequestsAsync(1, Patience);
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, Config)).StatusCode);
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task A_cut_body_announces_its_whole_length()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.CutBody(bytes: 100));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, Config));
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Patience);

        Assert.True(response.Content.Headers.ContentLength > 1000);
        await Assert.ThrowsAsync<HttpIOException>(async () =>
        {
            await using var stream = await response.Content.ReadAsStreamAsync(Patience);
            await stream.CopyToAsync(Stream.Null, Patience);
        });
    }

    [Fact]
    public async Task A_fault_that_was_asked_for_is_no_error_of_the_server()
    {
        using var log = new LogLines();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, LoggerFactory = log });
        server.Faults.Config.Next(Fault.CutBody());
        server.Faults.Config.Next(Fault.CutConnection());

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, Config));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, Config));
        await GetAsync(server, Config);

        Assert.Equal(
            [
                $"fault: #1 GET /{Config}: body cut in the middle",
                $"config: 200 for /{Config}",
                $"fault: #2 GET /{Config}: connection cut before the service acted",
                $"config: 200 for /{Config}",
            ],
            log.All);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_cut_connection_tells_nobody_whether_the_service_acted(bool serviceActs, int accepted)
    {
        await using var server = await StartAsync();
        server.Faults.Track.Next(Fault.CutConnection(serviceActs));

        await Assert.ThrowsAsync<HttpRequestException>(() => TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing()))));

        Assert.Single(server.Requests);
        Assert.Equal(accepted, server.Events.Count);
    }

    [Fact]
    public async Task A_black_hole_reads_and_never_answers_until_the_server_stops()
    {
        var server = await StartAsync();
        server.Faults.Track.Next(Fault.BlackHole());

        var answer = TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())));
        await server.WaitForRequestsAsync(1, Patience);
        Assert.False(answer.IsCompleted);
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        Assert.Empty(server.Events);
    }

    [Fact]
    public async Task A_stopped_server_refuses_connections_and_its_port_can_be_served_again()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, Shop.Track(Shop.Visitor("ada", Shop.Bucketing())));
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server, Config));
        Assert.Single(server.Events);
        await using var next = await StartAsync(new DevServerOptions { Configuration = Shop.Config, Port = server.Address.Port });
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(next, Config)).StatusCode);
    }

    [Fact]
    public async Task A_client_that_gives_up_on_a_late_answer_is_not_acted_on()
    {
        var time = new FakeTimeProvider();
        using var log = new LogLines();
        await using var server = await StartAsync(new DevServerOptions { Configuration = Shop.Config, TimeProvider = time, LoggerFactory = log });
        server.Faults.Track.Next(Fault.Latency(TimeSpan.FromMinutes(1)));
        using var impatience = new CancellationTokenSource();

        var answer = SendAsync(server, HttpMethod.Post, $"track/{Shop.Key}", new StringContent(Shop.Track(Shop.Visitor("ada", Shop.Bucketing()))), impatience.Token);
        await server.WaitForRequestsAsync(1, Patience);
        await impatience.CancelAsync();
        await log.Logged(id: 88).WaitAsync(Patience);
        time.Advance(TimeSpan.FromMinutes(1));
        await TrackAsync(server, Shop.Track(Shop.Visitor("bob", Shop.Bucketing())));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal("bob", Assert.Single(server.Events).VisitorId);
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_on_the_wire()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.GzipBomb(bytes: 50_000_000));

        var response = await GetAsync(server, Config);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        var sent = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(sent.Length, 1_000, 100_000);
        using var bomb = new System.IO.Compression.GZipStream(new MemoryStream(sent), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await bomb.CopyToAsync(plain);
        Assert.InRange(plain.Length, 50_000_000, 50_001_000);
    }

    [Fact]
    public async Task A_wrong_charset_is_declared_for_the_true_answer()
    {
        await using var server = await StartAsync();
        server.Faults.Config.Next(Fault.WrongCharset());
        server.Faults.Config.Next(Fault.WrongCharset(declared: "x-unheard-of", written: "utf-8"));

        var lying = await GetAsync(server, Config);
        var unheardOf = await GetAsync(server, Config);

        Assert.Equal("utf-8", lying.Content.Headers.ContentType!.CharSet);
        Assert.Contains("checkout-button", Encoding.Unicode.GetString(await lying.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal("x-unheard-of", unheardOf.Content.Headers.ContentType!.CharSet);
        Assert.Contains("checkout-button", Encoding.UTF8.GetString(await unheardOf.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Fault.Status(99));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Fault.CutBody(-1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Fault.BlackHole().After(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentException>(static () => Fault.WrongCharset(written: "x-unheard-of"));
    }
}
