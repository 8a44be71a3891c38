using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// What the first answer costs a process that has just started: this program as a child, once as a host with nothing in it,
/// once as the same host that asks one feature for one visitor. Each runs many times, in turn.
/// </summary>
internal static class ColdStart
{
    private const int Rounds = 25;
    private const string Empty = "--empty-host";
    private const string FirstAnswer = "--first-answer";

    public static bool Handles(string[] args) => args is ["cold-start" or Empty or FirstAnswer];

    public static void Run(string what)
    {
        switch (what)
        {
            case Empty:
                RunEmptyHost();
                break;
            case FirstAnswer:
                RunFirstAnswer();
                break;
            default:
                Compare();
                break;
        }
    }

    private static void Compare()
    {
        var empty = new List<double>();
        var first = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            empty.Add(Measure(Empty));
            first.Add(Measure(FirstAnswer));
        }

        Console.WriteLine($"| an empty host, start to end | {Median(empty):F1} ms |");
        Console.WriteLine($"| the same with one typed answer | {Median(first):F1} ms |");
        Console.WriteLine($"| our own part | {Median(first) - Median(empty):F1} ms |");
    }

    private static double Measure(string what)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(ColdStart).Assembly.Location, what] : [what]);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"The child process '{what}' ended with {process.ExitCode}.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // Without the console, whose first line costs as much as all the rest, whoever writes it.
    private static HostApplicationBuilder Builder()
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }

    // Neither is inlined, so that the child that needs no types of ours loads none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunEmptyHost()
    {
        using var host = Builder().Build();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunFirstAnswer()
    {
        var builder = Builder();
        builder.Services.AddConvert<ShopOf100>();
        using var host = builder.Build();
        var flags = host.Services.GetRequiredService<ShopOf100>();
        flags.Feature50.IsEnabled(flags.Visitor("visitor-42", new AttributeSet { ["country"] = "US" }));
    }
}
