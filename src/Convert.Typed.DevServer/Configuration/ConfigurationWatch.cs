namespace ConvertTyped.DevServer.Configuration;

/// <summary>Looks at the config now and then, so that a change of its file is told when it happens and not when somebody asks.</summary>
internal sealed class ConfigurationWatch(ConfigurationSource configuration, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            _ = configuration.Current;
        }
    }
}
