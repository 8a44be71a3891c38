using System.Xml.Linq;

// Reads what `dotnet test -p:Coverage=true` left in TestResults, and tells how much of each room of the runtime any test runs.
if (args is not [var folder])
{
    await Console.Error.WriteLineAsync("Usage: Convert.Typed.Coverage FOLDER, which holds the *.cobertura.xml of a run");
    return 2;
}

const string Runtime = "/src/Convert.Typed/";
var lines = Directory.EnumerateFiles(folder, "*.cobertura.xml", SearchOption.AllDirectories)
    .SelectMany(static file => XDocument.Load(file).Descendants("class"))
    .Select(static type => (Path: ((string?)type.Attribute("filename") ?? "").Replace('\\', '/'), Type: type))
    .Where(static part => part.Path.Contains(Runtime, StringComparison.Ordinal) && !part.Path.Contains("/obj/", StringComparison.Ordinal))
    .SelectMany(static part => part.Type.Elements("lines").Elements("line"), static (part, line) => (
        Room: part.Path[(part.Path.IndexOf(Runtime, StringComparison.Ordinal) + Runtime.Length)..].Split('/')[0],
        part.Path,
        Number: (int)line.Attribute("number")!,
        IsRun: (long)line.Attribute("hits")! > 0))
    .GroupBy(static line => (line.Room, line.Path, line.Number), static line => line.IsRun)
    .Select(static line => (line.Key.Room, line.Key.Path, IsRun: line.Any(static isRun => isRun)))
    .ToList();
if (lines.Count == 0)
{
    await Console.Error.WriteLineAsync($"{folder} holds no coverage of the runtime. Run dotnet test -p:Coverage=true before.");
    return 1;
}

Console.WriteLine("| Room | Lines | Run by a test |");
Console.WriteLine("|---|---:|---:|");
foreach (var room in lines.GroupBy(static line => line.Room).OrderBy(static room => room.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"| `{room.Key}` | {room.Count():N0} | {Percent(room.Count(static line => line.IsRun), room.Count())} |");
}

Console.WriteLine();
Console.WriteLine("Files with the most lines that no test runs:");
foreach (var file in lines.GroupBy(static line => line.Path).OrderByDescending(static file => file.Count(static line => !line.IsRun)).Take(10))
{
    Console.WriteLine($"  {file.Count(static line => !line.IsRun)} of {file.Count()}: {file.Key[(file.Key.IndexOf(Runtime, StringComparison.Ordinal) + Runtime.Length)..]}");
}

return 0;

static string Percent(int part, int whole) => $"{100.0 * part / whole:F1} %";
