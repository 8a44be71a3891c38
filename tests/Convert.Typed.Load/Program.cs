using ConvertTyped.Load;

if (args is [ServerProcess.Argument])
{
    await LoadServer.RunAsync(Console.In, Console.Out);
    return 0;
}

if (args is not ([] or ["--quick"]))
{
    await Console.Error.WriteLineAsync("Usage: Convert.Typed.Load [--quick]");
    return 2;
}

// Progress goes to the error stream, so that the tables alone can be kept in a file.
var isQuick = args.Length > 0;
var plan = isQuick ? LoadPlan.Quick : LoadPlan.Full;
var report = new LoadReport(isQuick);

// The smallest comes first: the HTTP client factory of an app that has ended keeps it in memory for minutes.
var memory = await FullQueueMemory.RunAsync(plan);
report.Add(await SteadyLoad.RunAsync(plan), await VisitorRush.RunAsync(plan));
report.Add(memory);
report.Add([
    .. QueueCost.Run(plan),
    .. await TrackCost.RunAsync(plan),
]);
Console.WriteLine(report);
foreach (var failure in report.Failures)
{
    await Console.Error.WriteLineAsync($"FAILED: {failure}");
}

return report.Failures.Count == 0 ? 0 : 1;
