using BenchmarkDotNet.Running;
using ConvertTyped.Benchmarks;

if (args is ["cold"])
{
    ColdStart.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
