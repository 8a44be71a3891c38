using System.IO.Compression;
using System.Net;
using System.Text;
using ConvertTyped.DevServer;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Transport.Tests;

public sealed class TrackRequestTests
{
    private static readonly ReadOnlyMemory<byte> Events = Encoding.UTF8.GetBytes(
        """
        {"enrichData":true,"accountId":"10012345","projectId":"10054321","source":"dotnet-sdk","visitors":[
          {"visitorId":"ada","events":[{"eventType":"bucketing","data":{"experienceId":"100300001","variationId":"100400001"}}]}]}
        """);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_are_delivered_plain_or_compressed(bool isGzipped)
    {
        await using var server = await Api.ServeShopAsync();
        using var api = new Api(new ServiceConnection { TrackBase = server.Address.AbsoluteUri, SdkKey = "10012345/10054321", SdkKeySecret = "hidden", DebugToken = "token" });

        var answer = await api.Convert.TrackAsync(isGzipped ? Compress(Events) : Events, isGzipped, default);

        Assert.Equal(new TrackAnswer(TrackOutcome.Delivered, HttpStatusCode.OK), answer);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /track/10012345/10054321", $"{request.Method} {request.PathAndQuery}");
        Assert.Equal("Bearer hidden", request.Headers["Authorization"]);
        Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
        Assert.DoesNotContain("convert-debug-token", request.Headers.Keys);
        Assert.Equal(isGzipped, request.Headers.ContainsKey("Content-Encoding"));
        Assert.Single(server.Events);
    }

    [Theory]
    [InlineData(202, nameof(TrackOutcome.Delivered))]
    [InlineData(302, nameof(TrackOutcome.Unavailable))]
    [InlineData(400, nameof(TrackOutcome.Refused))]
    [InlineData(401, nameof(TrackOutcome.Refused))]
    [InlineData(408, nameof(TrackOutcome.Unavailable))]
    [InlineData(429, nameof(TrackOutcome.Unavailable))]
    [InlineData(500, nameof(TrackOutcome.Unavailable))]
    [InlineData(503, nameof(TrackOutcome.Unavailable))]
    public async Task A_status_says_whether_to_send_again(int status, string outcome)
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.Status(status, TimeSpan.FromSeconds(3)));
        using var api = new Api(Api.ConnectionTo(server.Address));

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(outcome, answer.Outcome.ToString());
        Assert.Equal((HttpStatusCode)status, answer.Status);
        if (answer.Outcome != TrackOutcome.Delivered)
        {
            Assert.Equal(TimeSpan.FromSeconds(3), answer.RetryAfter);
            Assert.StartsWith($"127.0.0.1 answered {status}: This answer was asked for as a fault.", answer.Fault);
        }
    }

    [Fact]
    public async Task What_the_service_says_of_a_refusal_is_told_without_the_secret()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.Answer(400, """{"code":400,"message":"no 'se+cret' and no se%2Bcret here","fields":[]}"""));
        using var api = new Api(new ServiceConnection { TrackBase = server.Address.AbsoluteUri, SdkKey = "1/2", SdkKeySecret = "se+cret" });

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal("127.0.0.1 answered 400: no '…' and no … here.", answer.Fault);
    }

    [Theory]
    [InlineData(400, "10035569/10034190", null, "127.0.0.1 answered 400.")]
    [InlineData(413, "10035569/10034190", null, "127.0.0.1 answered 413.")]
    [InlineData(422, "10035569/10034190", null, "127.0.0.1 answered 422.")]
    [InlineData(500, "10035569/10034190", null, "127.0.0.1 answered 500.")]
    [InlineData(401, "10035569/10034190", null, "127.0.0.1 answered 401. It asks for the secret of the SDK key: set Convert:SdkKeySecret.")]
    [InlineData(403, "10035569/10034190", "wr0ng", "127.0.0.1 answered 403. It does not accept the secret: set Convert:SdkKeySecret to the one of this SDK key.")]
    [InlineData(404, "10035569/10034190", null, "127.0.0.1 answered 404. It does not know the SDK key: check Convert:SdkKey, and Convert:TrackEndpoint if it is set.")]
    [InlineData(404, null, null, "127.0.0.1 answered 404. It does not know the project: check Convert:AccountId and Convert:ProjectId, and Convert:TrackEndpoint if it is set.")]
    [InlineData(405, "10035569/10034190", null, "127.0.0.1 answered 405. The service never answers so. Check Convert:TrackEndpoint, and what stands between this machine and the service.")]
    public async Task A_refusal_says_what_to_do_about_it(int status, string? key, string? secret, string fault)
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.Answer(status, "{}"));
        using var api = new Api(new ServiceConnection { TrackBase = server.Address.AbsoluteUri, SdkKey = key, AccountId = "1", ProjectId = "2", SdkKeySecret = secret });

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(fault, answer.Fault);
    }

    [Fact]
    public async Task A_secret_that_a_long_message_would_be_cut_in_is_told_neither_in_whole_nor_in_part()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.Answer(400, $$"""{"message":"{{new string('x', 295)}}secret-of-the-key"}"""));
        using var api = new Api(new ServiceConnection { TrackBase = server.Address.AbsoluteUri, SdkKey = "1/2", SdkKeySecret = "secret-of-the-key" });

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.EndsWith("xxx…", answer.Fault);
    }

    [Fact]
    public async Task With_an_address_that_is_none_nothing_was_sent()
    {
        using var api = new Api(new ServiceConnection { TrackBase = "http://127.0.0.1:70000", SdkKey = "1/2" });

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.Contains("Convert:TrackEndpoint", answer.Fault);
    }

    [Fact]
    public async Task Without_a_listener_nothing_was_sent()
    {
        using var api = new Api(Api.ConnectionTo(await ConfigurationRequestTests.ClosedAddressAsync()));

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.StartsWith("Nobody answers at 127.0.0.1:", answer.Fault);
    }

    [Fact]
    public async Task With_an_unknown_host_nothing_was_sent()
    {
        using var api = new Api(Api.ConnectionTo(new Uri("http://nowhere.invalid")));

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
    }

    [Fact]
    public async Task Without_TLS_nothing_was_sent()
    {
        await using var server = await Api.ServeShopAsync();
        using var api = new Api(Api.ConnectionTo(new UriBuilder(server.Address) { Scheme = "https" }.Uri));

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_was_not_used_when_time_is_up()
    {
        // It accepts the connection and never speaks TLS: the request waits to be sent.
        var reached = new TaskCompletionSource();
        await using var server = new RawServer(async (_, stop) =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        });
        var clock = new FakeTimeProvider();
        using var api = new Api(Api.ConnectionTo(new UriBuilder(server.Address) { Scheme = "https" }.Uri), clock);

        var sending = api.Convert.TrackAsync(Events, isGzipped: false, default);
        await reached.Task;
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TrackOutcome.NotSent, (await sending).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_connection_leaves_it_open_whether_the_events_arrived(bool serviceActs)
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.CutConnection(serviceActs));
        using var api = new Api(Api.ConnectionTo(server.Address));

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.AnswerLost, answer.Outcome);
        Assert.NotNull(answer.Fault);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_never_comes_leaves_it_open_too()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.BlackHole());
        var clock = new FakeTimeProvider();
        using var api = new Api(Api.ConnectionTo(server.Address), clock);

        var sending = api.Convert.TrackAsync(Events, isGzipped: false, default);
        await server.WaitForRequestsAsync(1);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TrackOutcome.AnswerLost, (await sending).Outcome);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_is_not_used_again()
    {
        using var closed = new SemaphoreSlim(0);
        await using var server = new RawServer(async (stream, stop) =>
        {
            var head = await RawServer.ReadHeadAsync(stream, stop);
            var length = int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0]);
            await stream.ReadExactlyAsync(new byte[length], stop);

            // Keeps the connection open, by its words, and closes it.
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", stop);
            stream.Close();
            closed.Release();
        });
        using var api = new Api(Api.ConnectionTo(server.Address));

        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(TrackOutcome.Delivered, (await api.Convert.TrackAsync(Events, isGzipped: false, default)).Outcome);
            await closed.WaitAsync();
        }
    }

    [Fact]
    public async Task Nothing_can_be_sent_before_the_project_is_known()
    {
        using var api = new Api(new ServiceConnection { SdkKey = "1/2" });

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.Contains("Set Convert:ProjectId", answer.Fault);
    }

    [Fact]
    public void The_project_is_part_of_the_address_of_events()
    {
        Assert.Equal("https://77.metrics.convertexperiments.com/v1/track/1/2", new ServiceConnection { SdkKey = "1/2" }.TrackUri("77")!.AbsoluteUri);
        Assert.Equal("https://8.metrics.convertexperiments.com/v1/track/7/8", new ServiceConnection { AccountId = "7", ProjectId = "8" }.TrackUri("77")!.AbsoluteUri);
    }

    [Fact]
    public async Task Whoever_gives_up_is_told_so()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Track.Next(Fault.BlackHole());
        using var api = new Api(Api.ConnectionTo(server.Address));
        using var givingUp = new CancellationTokenSource();

        var sending = api.Convert.TrackAsync(Events, isGzipped: false, givingUp.Token);
        await server.WaitForRequestsAsync(1);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static byte[] Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
