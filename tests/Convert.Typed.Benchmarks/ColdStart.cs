using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Benchmarks;

/// <summary>From a service collection to the first typed answer, in a process that has not run any of this yet.</summary>
internal static class ColdStart
{
    public static void Run()
    {
        // The host's own cost, paid by every app: building a container and resolving something from it.
        using (var empty = new ServiceCollection().AddLogging().AddOptions().BuildServiceProvider())
        {
            empty.GetRequiredService<IServiceScopeFactory>();
        }

        var start = Stopwatch.GetTimestamp();
        using var services = new ServiceCollection().AddConvert<ShopOf100>().BuildServiceProvider();
        var flags = services.GetRequiredService<ShopOf100>();
        var isOn = flags.Feature50.IsEnabled(flags.Visitor("ada", new AttributeSet { ["country"] = "US" }));
        Console.WriteLine($"first typed answer ({isOn}) after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
    }
}
