using ConvertTyped.Outbox.Shopper;
using Example;
using Microsoft.Extensions.DependencyInjection;

// An app with an outbox that does what its standard input says, and tells its standard output. A line that ends with a point is whole.
if (args is not [var address, var folder, var atLeastOnce])
{
    throw new ArgumentException("Usage: Shopper ADDRESS FOLDER AT-LEAST-ONCE");
}

var witness = new Witness();
var services = witness.Watch(new ServiceCollection()
    .AddConvert<Flags>(options =>
    {
        options.SdkKey = "10012345/10099999";
        options.ConfigEndpoint = options.TrackEndpoint = new Uri(address);

        // A machine that is busy is no reason to give up a request.
        options.RequestTimeout = TimeSpan.FromMinutes(2);

        // Nor to drop events of a load that nobody ends in time.
        options.Tracking.QueueCapacity = 1_000_000;
        options.Tracking.AtLeastOnce = bool.Parse(atLeastOnce);
    })
    .AddConvertOutbox<Flags>(outbox => outbox.Folder = folder))
    .BuildServiceProvider();
var client = services.GetRequiredService<Flags>().Client;
var accepted = 0;
Console.WriteLine("ready.");
while (Console.ReadLine() is { } command)
{
    switch (command.Split(' '))
    {
        // About 2,000 events a second, until somebody ends the process.
        case ["load"]:
            using (var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5)))
            {
                while (await beat.WaitForNextTickAsync())
                {
                    Track(10);
                    Console.WriteLine($"stored {witness.Written}.");
                }
            }

            break;

        case ["track", var count]:
            Track(int.Parse(count));
            witness.WaitFor(accepted);
            Console.WriteLine($"stored {witness.Written}.");
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

void TellLedger()
{
    var ledger = client.Tracking.Ledger;
    Console.WriteLine($"ledger {ledger.Accepted} {ledger.Restored} {ledger.Sent} {ledger.Dropped.Total} {ledger.Kept}.");
}
