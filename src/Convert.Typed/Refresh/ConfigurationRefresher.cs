using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Transport;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Refresh;

/// <summary>Asks the service for its config, again and again, and never gives up.</summary>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "Neither holds anything outside of memory, and what is still under way uses both to its end.")]
internal sealed partial class ConfigurationRefresher : IAsyncDisposable, IDisposable
{
    private readonly ConvertApi api;
    private readonly ConfigurationIntake intake;
    private readonly RefreshSchedule schedule;
    private readonly ConfigurationCache? cache;
    private readonly RefreshMeter meter;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? entityTag;
    private TimeSpan? retryAfter;
    private int isDisposed;

    /// <param name="api">Whom to ask.</param>
    /// <param name="intake">Whom to give what comes.</param>
    /// <param name="schedule">When to ask.</param>
    /// <param name="cache">Where the last good config is kept; null keeps none.</param>
    /// <param name="meter">Counts refreshes.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="logger">Is told what nobody expected.</param>
    public ConfigurationRefresher(
        ConvertApi api, ConfigurationIntake intake, RefreshSchedule schedule, ConfigurationCache? cache, RefreshMeter meter, TimeProvider time, ILogger logger)
    {
        this.api = api;
        this.intake = intake;
        this.schedule = schedule;
        this.cache = cache;
        this.meter = meter;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Ends when a live config is in force for the first time.</summary>
    public Task Live => live.Task;

    /// <summary>Takes the config kept on disk, if there is one that is newer, and begins to ask.</summary>
    public void Start()
    {
        TakeFromDisk();

        // Whatever asked for the client first is not what these requests are made for.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RefreshForEverAsync);
        }
    }

    /// <summary>Asks once, after whoever asks at the moment.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the client was disposed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task<RefreshResult> RefreshAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref isDisposed) != 0)
        {
            throw new ObjectDisposedException("ConvertClient", "Convert: the client is disposed, with the services of the app, and refreshes no more. What is in force still answers.");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, cancellationToken);
        await turn.WaitAsync(either.Token).ConfigureAwait(false);
        RefreshResult result;
        try
        {
            result = await AskAsync(either.Token).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        // Out of turn: a listener may refresh.
        if (result.Outcome == RefreshOutcome.Changed)
        {
            intake.Listeners.Tell(intake.Status);
        }

        meter.Refreshed(result.Outcome);

        return result;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            stopping.Cancel();
        }
    }

    /// <summary>Waits for whoever asks at the moment, but not for listeners: one of them may be what disposes the client.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        turn.Release();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What nobody expected must not end refreshing. It is a failed refresh, in the log with all it says.")]
    private async Task<RefreshResult> AskAsync(CancellationToken cancellationToken)
    {
        retryAfter = null;
        try
        {
            var answer = await api.FetchConfigurationAsync(entityTag, cancellationToken).ConfigureAwait(false);
            retryAfter = answer.RetryAfter;
            return answer.Outcome switch
            {
                ConfigurationOutcome.NotModified => Confirmed(),
                ConfigurationOutcome.Served => await TakeAsync(answer).ConfigureAwait(false),
                _ => Failed(answer.Fault!),
            };
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return FailedUnexpectedly(fault);
        }
    }

    private RefreshResult Confirmed()
    {
        intake.Confirm();
        live.TrySetResult();
        return new RefreshResult(RefreshOutcome.Unchanged);
    }

    private async Task<RefreshResult> TakeAsync(ConfigurationAnswer answer)
    {
        var isChange = intake.Take(answer.Body, ConfigurationOrigin.Live, TimeSpan.Zero, out var fault);
        if (fault is not null)
        {
            return Failed($"{api.ConfigurationAddress} serves no config that can be used. {api.Redact(fault)}");
        }

        entityTag = answer.EntityTag;
        live.TrySetResult();
        await KeepAsync(answer).ConfigureAwait(false);
        return new RefreshResult(isChange ? RefreshOutcome.Changed : RefreshOutcome.Unchanged);
    }

    private RefreshResult Failed(string fault)
    {
        // It may be the tag that fails: one from disk that no request can carry, or one that something on the way chokes on.
        entityTag = null;
        intake.Fail(fault);
        return new RefreshResult(RefreshOutcome.Failed, fault);
    }

    // As text: what an app's own handler throws may tell where the request went, and with what.
    private RefreshResult FailedUnexpectedly(Exception fault)
    {
        Unexpected(logger, api.Redact(fault.ToString()));
        return Failed($"The refresh failed for a reason nobody expected ({fault.GetType().Name}); the log has it.");
    }

    private void TakeFromDisk()
    {
        try
        {
            if (cache?.Read() is not { } kept)
            {
                return;
            }

            var age = TimeSpan.FromTicks(Math.Max(0, (time.GetUtcNow() - kept.FetchedAt).Ticks));
            intake.Take(kept.Body, ConfigurationOrigin.Disk, age, out var fault);
            if (fault is null)
            {
                entityTag = kept.EntityTag;
            }
            else
            {
                KeptNotUsed(logger, cache.Location, fault);
            }
        }
        catch (Exception fault) when (ConfigurationCache.IsFault(fault))
        {
            intake.CacheUsed($"The config kept in {cache!.Location} cannot be read. {fault.Message} It is not used, and written anew with the next live config.");
        }
    }

    // Not cancelled by whoever asked for the refresh: the config is in force already, and the next answer may be "not modified".
    private async Task KeepAsync(ConfigurationAnswer answer)
    {
        if (cache is null)
        {
            return;
        }

        try
        {
            await cache.WriteAsync(new CachedConfiguration(answer.Body, answer.EntityTag, time.GetUtcNow()), stopping.Token).ConfigureAwait(false);
            intake.CacheUsed(null);
        }
        catch (Exception fault) when (ConfigurationCache.IsFault(fault))
        {
            intake.CacheUsed($"The live config cannot be kept in {cache.Location}. {fault.Message} Make room, or set Convert:CacheFolder to a folder the app may write to. What was kept before still is.");
        }
    }

    private async Task RefreshForEverAsync()
    {
        try
        {
            while (true)
            {
                await RefreshGuardedAsync().ConfigureAwait(false);
                await Task.Delay(schedule.Next(intake.Status.ConsecutiveFailures, retryAfter), time, stopping.Token).ConfigureAwait(false);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The client is disposed, which is the only end of refreshing.
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing is expected to get here, and whatever does must not end refreshing. It is a failed refresh, in the log with all it says.")]
    private async Task RefreshGuardedAsync()
    {
        try
        {
            await RefreshAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            FailedUnexpectedly(fault);
        }
    }

    [LoggerMessage(30, LogLevel.Error, "Convert: a refresh failed for a reason nobody expected, and is tried again. {Fault}")]
    private static partial void Unexpected(ILogger logger, string fault);

    [LoggerMessage(31, LogLevel.Information, "Convert: the config kept in {Location} is not used. {Fault}")]
    private static partial void KeptNotUsed(ILogger logger, string location, string fault);
}
