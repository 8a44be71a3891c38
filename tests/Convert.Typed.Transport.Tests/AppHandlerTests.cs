using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Transport.Tests;

/// <summary>A handler of the app may throw what it likes and listen to nobody.</summary>
public sealed class AppHandlerTests
{
    private static readonly ReadOnlyMemory<byte> Events = Encoding.UTF8.GetBytes("{}");

    private static readonly ServiceConnection Connection = new() { TrackBase = "http://127.0.0.1:1", ConfigurationBase = "http://127.0.0.1:1", SdkKey = "1/2", SdkKeySecret = "se+cret" };

    [Fact]
    public async Task What_it_throws_before_the_events_were_asked_for_sent_nothing_and_tells_no_secret()
    {
        using var handler = new AppHandler(static request => throw new InvalidOperationException($"refused {request}"));
        using var api = new Api(Connection, handler);

        var answer = await api.Convert.TrackAsync(Events, isGzipped: false, default);

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.Contains("refused Method: POST", answer.Fault);
        Assert.Contains("Bearer …", answer.Fault);
        Assert.DoesNotContain("se+cret", answer.Fault);
    }

    [Fact]
    public async Task What_it_throws_after_the_events_were_asked_for_leaves_it_open_whether_they_arrived()
    {
        using var handler = new AppHandler(static async request =>
        {
            await request.Content!.ReadAsByteArrayAsync();
            throw new InvalidOperationException("too late");
        });
        using var api = new Api(Connection, handler);

        Assert.Equal(TrackOutcome.AnswerLost, (await api.Convert.TrackAsync(Events, isGzipped: false, default)).Outcome);
    }

    [Fact]
    public async Task It_gets_no_events_after_time_was_up()
    {
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var late = new TaskCompletionSource<Exception?>();
        using var handler = new AppHandler(async request =>
        {
            var content = request.Content!;
            reached.SetResult();
            await goOn.Task;
            late.SetResult(await Record.ExceptionAsync(() => content.ReadAsByteArrayAsync()));
            return new HttpResponseMessage();
        });
        var clock = new FakeTimeProvider();
        using var api = new Api(Connection, handler, clock);

        var sending = api.Convert.TrackAsync(Events, isGzipped: false, default);
        await reached.Task;
        clock.Advance(Connection.RequestTimeout);
        var answer = await sending.WaitAsync(TimeSpan.FromMinutes(1));
        goOn.SetResult();

        Assert.Equal(TrackOutcome.NotSent, answer.Outcome);
        Assert.NotNull(await late.Task);
    }

    [Fact]
    public async Task It_keeps_nobody_from_giving_up()
    {
        var reached = new TaskCompletionSource();
        using var handler = new AppHandler(_ =>
        {
            reached.TrySetResult();
            return new TaskCompletionSource<HttpResponseMessage>().Task;
        });
        using var api = new Api(Connection, handler);
        using var givingUp = new CancellationTokenSource();

        var asking = api.Convert.FetchConfigurationAsync(null, givingUp.Token);
        var sending = api.Convert.TrackAsync(Events, isGzipped: false, givingUp.Token);
        await reached.Task;
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(TimeSpan.FromMinutes(1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromMinutes(1)));
    }
}
