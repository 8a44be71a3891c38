using ConvertTyped.DevServer;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Transport.Tests;

public sealed class ConfigurationRequestTests
{
    [Fact]
    public async Task A_config_comes_with_a_tag_and_the_tag_saves_its_being_served_again()
    {
        await using var server = await Api.ServeShopAsync();
        using var api = new Api(Api.ConnectionTo(server.Address));

        var first = await api.Convert.FetchConfigurationAsync(null, default);
        var second = await api.Convert.FetchConfigurationAsync(first.EntityTag, default);

        Assert.Equal(ConfigurationOutcome.Served, first.Outcome);
        Assert.NotNull(first.EntityTag);
        Assert.Contains("\"checkout-new-button\"", System.Text.Encoding.UTF8.GetString(first.Body.Span));
        Assert.Equal(ConfigurationOutcome.NotModified, second.Outcome);
        Assert.Equal(first.EntityTag, server.Requests[1].Headers["If-None-Match"]);
        Assert.DoesNotContain("If-None-Match", server.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task A_tag_that_no_request_can_carry_is_not_kept()
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.ReadHeadAsync(stream, stop);
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nETag: \"caf\u00e9\"\r\nContent-Length: 2\r\n\r\n{}", stop);
        });
        using var api = new Api(Api.ConnectionTo(server.Address));

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Equal((ConfigurationOutcome.Served, null), (answer.Outcome, answer.EntityTag));
    }

    [Fact]
    public async Task A_request_names_the_agent_takes_gzip_and_has_no_authorization_without_a_secret()
    {
        await using var server = await Api.ServeShopAsync();
        using var api = new Api(Api.ConnectionTo(server.Address));

        await api.Convert.FetchConfigurationAsync(null, default);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/config/10012345/10054321", request.PathAndQuery);
        Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
        Assert.Equal("gzip", request.Headers["Accept-Encoding"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.DoesNotContain("Cookie", request.Headers.Keys);
    }

    [Fact]
    public async Task Secret_token_environment_and_low_cache_are_sent_as_the_service_reads_them()
    {
        await using var server = await Api.ServeShopAsync();
        using var api = new Api(new ServiceConnection
        {
            ConfigurationBase = $"{server.Address}api/v1/",
            SdkKey = "10012345/10054321",
            SdkKeySecret = "hidden",
            DebugToken = "to&ken",
            Environment = "pre prod",
        });

        await api.Convert.FetchConfigurationAsync(null, default);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/config/10012345/10054321?environment=pre%20prod&debug_token=to%26ken&_conv_low_cache=1", request.PathAndQuery);
        Assert.Equal("Bearer hidden", request.Headers["Authorization"]);
        Assert.Equal("to&ken", request.Headers["convert-debug-token"]);
    }

    [Fact]
    public void Low_cache_can_be_asked_for_without_a_token()
    {
        var connection = new ServiceConnection { SdkKey = "1/2", LowCache = true };

        Assert.Equal("https://cdn-4.convertexperiments.com/api/v1/config/1/2?_conv_low_cache=1", connection.ConfigurationUri().AbsoluteUri);
        Assert.Equal("https://cdn-4.convertexperiments.com/api/v1/config/7/8", new ServiceConnection { AccountId = "7", ProjectId = "8" }.ConfigurationUri().AbsoluteUri);
    }

    [Theory]
    [InlineData(401, null, null, "The SDK key is valid but needs its secret: set Convert:SdkKeySecret.")]
    [InlineData(401, "wrong", null, "The service does not accept the secret: set Convert:SdkKeySecret to the one of this SDK key.")]
    [InlineData(403, null, "10054321", "The project serves no config without an SDK key: set Convert:SdkKey.")]
    [InlineData(404, null, null, "The service does not know the SDK key: check Convert:SdkKey")]
    [InlineData(429, null, null, "asked too often")]
    [InlineData(302, null, null, "leads elsewhere")]
    [InlineData(503, null, null, "a fault of its own")]
    public async Task A_status_says_what_to_set(int status, string? secret, string? projectId, string cure)
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.Status(status, TimeSpan.FromSeconds(7)));
        using var api = new Api(new ServiceConnection
        {
            ConfigurationBase = server.Address.AbsoluteUri,
            SdkKey = projectId is null ? "10012345/10054321" : null,
            AccountId = "10012345",
            ProjectId = projectId,
            SdkKeySecret = secret,
        });

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Equal(ConfigurationOutcome.Failed, answer.Outcome);
        Assert.StartsWith($"No config from {server.Address}config/10012345/10054321 ({status}). ", answer.Fault);
        Assert.Contains(cure, answer.Fault);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.RetryAfter);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Mon, 01 Jan 2029 00:01:30 GMT", 90)]
    [InlineData("Sun, 31 Dec 2028 23:00:00 GMT", 0)]
    [InlineData("soon", null)]
    public async Task A_wait_is_asked_for_in_seconds_or_as_a_date(string header, int? seconds)
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.ReadHeadAsync(stream, stop);
            await RawServer.WriteAsync(stream, $"HTTP/1.1 503 Service Unavailable\r\nRetry-After: {header}\r\nContent-Length: 0\r\n\r\n", stop);
        });
        using var api = new Api(Api.ConnectionTo(server.Address), new FakeTimeProvider(new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, answer.RetryAfter);
    }

    [Fact]
    public async Task An_answer_without_end_is_left_at_the_limit()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.GzipBomb());
        using var api = new Api(new ServiceConnection { ConfigurationBase = server.Address.AbsoluteUri, SdkKey = "1/2", MaximumConfigurationBytes = 100_000 });

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Contains("more than 100,000 bytes", answer.Fault);
        Assert.Contains("raise Convert:MaximumConfigurationBytes", answer.Fault);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_limit_is_the_last_size_that_is_taken(int more, bool isTaken)
    {
        const int limit = 70_000;
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.Answer(200, new string('x', limit + more)));
        using var api = new Api(new ServiceConnection { ConfigurationBase = server.Address.AbsoluteUri, SdkKey = "1/2", MaximumConfigurationBytes = limit });

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Equal(isTaken ? ConfigurationOutcome.Served : ConfigurationOutcome.Failed, answer.Outcome);
        Assert.Equal(isTaken ? limit : 0, answer.Body.Length);
    }

    [Fact]
    public async Task A_body_that_is_cut_is_a_fault()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.CutBody());
        using var api = new Api(Api.ConnectionTo(server.Address));

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Contains("The connection was lost before the answer had ended.", answer.Fault);
    }

    [Fact]
    public async Task A_body_that_is_not_compressed_as_it_says_is_a_fault()
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.ReadHeadAsync(stream, stop);
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip yes", stop);
        });
        using var api = new Api(Api.ConnectionTo(server.Address));

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Contains("not compressed as it says", answer.Fault);
    }

    [Fact]
    public async Task An_unasked_not_modified_is_a_fault()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.Status(304));
        using var api = new Api(Api.ConnectionTo(server.Address));

        Assert.Equal(ConfigurationOutcome.Failed, (await api.Convert.FetchConfigurationAsync(null, default)).Outcome);
    }

    [Fact]
    public async Task Time_that_is_up_is_a_fault_by_the_clock_of_the_app()
    {
        await using var server = await Api.ServeShopAsync();
        server.Faults.Config.Next(Fault.BlackHole());
        var clock = new FakeTimeProvider();
        using var api = new Api(Api.ConnectionTo(server.Address), clock);

        var asking = api.Convert.FetchConfigurationAsync(null, default);
        await server.WaitForRequestsAsync(1);
        clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await asking;

        Assert.Contains("No whole answer came within 10 s. Check the network, or raise Convert:RequestTimeout.", answer.Fault);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_gives_up_is_told_so_wherever_the_request_is(bool isBodyUnderWay)
    {
        var reached = new TaskCompletionSource();
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.ReadHeadAsync(stream, stop);
            if (isBodyUnderWay)
            {
                await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"account_id\"", stop);
            }

            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        });
        using var api = new Api(Api.ConnectionTo(server.Address));
        using var givingUp = new CancellationTokenSource();

        var asking = api.Convert.FetchConfigurationAsync(null, givingUp.Token);
        await reached.Task;
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_a_fault_with_the_cure()
    {
        var address = await ClosedAddressAsync();
        using var api = new Api(Api.ConnectionTo(address));

        var answer = await api.Convert.FetchConfigurationAsync(null, default);

        Assert.Contains($"Nobody answers at 127.0.0.1:{address.Port}.", answer.Fault);
    }

    internal static async Task<Uri> ClosedAddressAsync()
    {
        await using var server = new RawServer(static (_, _) => Task.CompletedTask);
        return server.Address;
    }
}
