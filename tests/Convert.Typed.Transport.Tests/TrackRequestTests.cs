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
