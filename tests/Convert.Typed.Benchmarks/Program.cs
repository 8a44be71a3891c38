using BenchmarkDotNet.Running;
using ConvertTyped.Benchmarks;

if (args is ["cold"])
{
    ColdStart.Run();
    return;
}

if (args is ["profile", var row])
{
    Profile.Run(row);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
