using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConvertTyped.DependencyInjection;

/// <summary>
/// Starts a class's client before anything else of the host, waits for the live config if asked to, and stops refreshing after
/// everything else.
/// </summary>
/// <param name="provider">Makes the client.</param>
/// <param name="options">Say what to wait for.</param>
/// <param name="time">Tells the time; null is the machine's.</param>
internal sealed partial class ConvertHostedService<TFlags>(IServiceProvider provider, IOptionsMonitor<ConvertOptions> options, TimeProvider? time = null) : IHostedLifecycleService
    where TFlags : ConvertRoot
{
    private ConvertClient? client;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        client = provider.GetRequiredService<TFlags>().Client;
        var own = options.Get(RegisteredRoot<TFlags>.OptionsName);
        if (own.Start == StartMode.AtOnce)
        {
            return;
        }

        try
        {
            await client.WaitForLiveAsync(cancellationToken).WaitAsync(own.StartTimeout, time ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (own.Start == StartMode.RequireLive)
        {
            throw new TimeoutException($"Convert: there is no live config after {own.StartTimeout}, and Start is RequireLive. {client.Status.LastError ?? "The service has not answered yet."}");
        }
        catch (TimeoutException)
        {
            var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger($"{nameof(ConvertTyped)}.{typeof(TFlags).Name}");
            StartsWithout(logger, own.StartTimeout, client.Status.ToString());
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (client is null)
        {
            return;
        }

        try
        {
            await client.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host has no more time: what is left is dropped now, so that it is counted and logged before the process ends.
            ((IDisposable)client).Dispose();
        }
    }

    [LoggerMessage(32, LogLevel.Warning, "Convert: there is no live config after {Timeout}, so the app starts without. {Status}")]
    private static partial void StartsWithout(ILogger logger, TimeSpan timeout, string status);
}
