using BenchmarkDotNet.Running;
using ConvertTyped.Benchmarks;

if (ColdStart.Handles(args))
{
    ColdStart.Run(args[0]);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ColdStart).Assembly).Run(args);
}
