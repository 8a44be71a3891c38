using System.Threading.Channels;
using ConvertTyped;
using Microsoft.Extensions.DependencyInjection;
using Shop;

// Flags was generated from convert.config.json beside this file, which is also embedded in the app: no network, no account.
// With --live and an address it follows the config that is served there.
var live = args is ["--live", var address] && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
if (args.Length > 0 && live is null)
{
    await Console.Error.WriteLineAsync("Usage: Quickstart [--live http://localhost:5005]");
    return 2;
}

await using var services = new ServiceCollection()
    .AddConvert<Flags>(options =>
    {
        options.SdkKey = live is null ? null : "10012345/10054321";
        options.ConfigEndpoint = live;
        options.TrackEndpoint = live;
        options.RefreshInterval = TimeSpan.FromSeconds(2);
    })
    .BuildServiceProvider();
var flags = services.GetRequiredService<Flags>();
var shopWindow = new ShopWindow(flags);
if (live is null)
{
    shopWindow.Write();
    ShopWindow.Rehearse();
    return 0;
}

// Changes are told on the thread of the refresh, and shown on this one.
var changes = Channel.CreateUnbounded<ConvertStatus>();
using var stopping = new CancellationTokenSource();
flags.Client.ConfigurationChanged += status => changes.Writer.TryWrite(status);
Console.CancelKeyPress += (_, key) =>
{
    // The second time nobody waits for events that are not sent yet.
    if (!stopping.IsCancellationRequested)
    {
        key.Cancel = true;
        stopping.Cancel();
    }
};

await flags.Client.RefreshAsync();
var shown = flags.Client.Status;
try
{
    await ShowAsync($"{shown} Edit what is served there; Ctrl+C ends.");
    await foreach (var status in changes.Reader.ReadAllAsync(stopping.Token))
    {
        // The change to the config that is shown first may be told after that.
        if (status.Fingerprint != shown.Fingerprint)
        {
            shown = status;
            await ShowAsync($"Another config is in force. {status}");
        }
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("Stopped.");
}

return 0;

async Task ShowAsync(string status)
{
    shopWindow.Write();
    shopWindow.Sell();

    // Before the events: where nobody listens they wait until somebody does, and this says why.
    Console.WriteLine(status);
    await flags.Client.Tracking.FlushAsync(stopping.Token);
    Console.WriteLine($"Events: {flags.Client.Tracking.Ledger}");
}
