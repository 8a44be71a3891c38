using System.Globalization;
using ConvertTyped.Generator.Benchmarks;

// Sizes can be given as arguments. The table is the one in generators/README.md.
int[] sizes = args.Length > 0 ? Array.ConvertAll(args, static size => int.Parse(size, CultureInfo.InvariantCulture)) : [10, 100, 1_000, 5_000];

// What the process does for the first time is not the generator's: the compiler's server is warm as well.
for (var round = 0; round < 5; round++)
{
    GeneratorRun.Measure(features: 100);
}

Console.WriteLine("| features | cold | after a C# edit | after a JSON edit | generated | compiling it |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
foreach (var size in sizes)
{
    Console.WriteLine(GeneratorRun.Measure(size));
}
