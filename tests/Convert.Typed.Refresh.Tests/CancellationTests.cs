using ConvertTyped.DevServer;

namespace ConvertTyped.Refresh.Tests;

/// <summary>Whoever gives up a refresh is told so wherever it is, and leaves nothing behind.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task Before_it_begins()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Client.RefreshAsync(new CancellationToken(canceled: true)));

        await AssertUndisturbedAsync(app, server);
    }

    [Fact]
    public async Task While_another_refresh_has_its_turn()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        server.Faults.Config.Next(Fault.BlackHole());
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();

        var asking = app.Client.RefreshAsync(first.Token);
        await server.WaitForRequestsAsync(2);
        var waiting = app.Client.RefreshAsync(second.Token);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(asking.IsCompleted);

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await AssertUndisturbedAsync(app, server);
    }

    [Fact]
    public async Task While_the_service_is_silent()
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        server.Faults.Config.Next(Fault.BlackHole());
        using var givingUp = new CancellationTokenSource();

        var asking = app.Client.RefreshAsync(givingUp.Token);
        await server.WaitForRequestsAsync(2);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await AssertUndisturbedAsync(app, server);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_disposing_the_client(bool waits)
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        server.Faults.Config.UntilCleared(Fault.BlackHole());

        var asking = app.Client.RefreshAsync();
        await server.WaitForRequestsAsync(2);
        if (waits)
        {
            await app.Client.DisposeAsync();
        }
        else
        {
            ((IDisposable)app.Client).Dispose();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(0, app.Status.ConsecutiveFailures);
    }

    [Fact]
    public async Task While_the_first_config_is_under_way()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.BlackHole());
        var app = LiveApp.Begin(server.Address);
        await server.WaitForRequestsAsync(1);

        await app.DisposeAsync();

        Assert.Equal((ConfigurationOrigin.Snapshot, 0), (app.Status.Origin, app.Status.ConsecutiveFailures));
        Assert.DoesNotContain(app.Log.Lines, static line => line.StartsWith("Error") || line.StartsWith("Warning"));
    }

    private static async Task AssertUndisturbedAsync(LiveApp app, ConvertDevServer server)
    {
        Assert.Equal((0, null), (app.Status.ConsecutiveFailures, app.Status.LastError));
        server.Serve(ShopConfig.Saying("next"));
        Assert.Equal(RefreshOutcome.Changed, (await app.Client.RefreshAsync()).Outcome);
        Assert.Equal("next", app.Caption);
    }
}
