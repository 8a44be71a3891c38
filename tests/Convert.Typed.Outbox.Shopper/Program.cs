using ConvertTyped.Outbox.Shopper;
using Example;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

// An app with an outbox that does what its standard input says, and tells its standard output. Its clock goes on only when it is
// told to, so that it knows which events are on the disk.
if (args is not [var address, var folder, var atLeastOnce])
{
    throw new ArgumentException("Usage: Shopper ADDRESS FOLDER AT-LEAST-ONCE");
}

var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
var witness = new Witness();
var services = witness.Watch(new ServiceCollection()
    .AddSingleton<TimeProvider>(time)
    .AddConvert<Flags>(options =>
    {
        options.SdkKey = "10012345/10099999";
        options.ConfigEndpoint = options.TrackEndpoint = new Uri(address);

        // Its clock runs fast while it waits for the disk, and no request is to be given up for that.
        options.RequestTimeout = TimeSpan.FromHours(1);
        options.Tracking.AtLeastOnce = bool.Parse(atLeastOnce);
    })
    .AddConvertOutbox<Flags>(outbox => outbox.Folder = folder))
    .BuildServiceProvider();
var client = services.GetRequiredService<Flags>().Client;
var accepted = 0;
Console.WriteLine("ready");
while (Console.ReadLine() is { } command)
{
    switch (command.Split(' '))
    {
        case ["load"]:
            while (true)
            {
                Track(7);
                Write();
            }

        case ["track", var count]:
            Track(int.Parse(count));
            Write();
            break;

        case ["search"]:
            time.Advance(TimeSpan.FromSeconds(30));
            await client.Tracking.FlushAsync();
            TellLedger();
            break;

        case ["flush"]:
            await client.Tracking.FlushAsync();
            TellLedger();
            break;

        default:
            await services.DisposeAsync();
            TellLedger();
            return;
    }
}

void Track(int count)
{
    for (var number = 0; number < count; number++)
    {
        client.Goal("add-to-cart").Track(client.Visitor($"{Environment.ProcessId}-{accepted++}"));
    }
}

void Write()
{
    // Another thread may be at it already.
    while (witness.Written < accepted)
    {
        time.Advance(TimeSpan.FromMilliseconds(50));
    }

    Console.WriteLine($"stored {accepted}");
}

void TellLedger()
{
    var ledger = client.Tracking.Ledger;
    Console.WriteLine($"ledger {ledger.Accepted} {ledger.Restored} {ledger.Sent} {ledger.Dropped.Total} {ledger.Kept}");
}
