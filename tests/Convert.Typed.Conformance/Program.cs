using ConvertTyped.Conformance;

const string usage = """
    Replays recorded decisions of the service's official SDK and prints every difference.

      dotnet run -c Release --project tests/Convert.Typed.Conformance -- CASES EXPECTED
      dotnet run -c Release --project tests/Convert.Typed.Conformance -- UNITS

    CASES, EXPECTED   a pair of decision files, compared call by call through the public client
    UNITS             a file of rule, cast, bucket or hash lines
      Files that end with .gz are read unpacked.
    Exit code: 0 all equal, 1 differences, 2 the files could not be read.
    """;

if (args.Length is not (1 or 2) || args is ["-h" or "--help"])
{
    Console.Error.WriteLine(usage);
    return args is ["-h" or "--help"] ? 0 : 2;
}

try
{
    var tally = new Tally(Console.Out);
    if (args.Length == 2)
    {
        DecisionReplay.ReplayAll([.. RecordedFile.Lines(args[0])], [.. RecordedFile.Lines(args[1])], tally);
    }
    else
    {
        foreach (var unit in RecordedFile.Lines(args[0]))
        {
            tally.Count(UnitReplay.Difference(unit) is { } difference ? $"{unit}\n  {difference}" : null);
        }
    }

    Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed");
    return tally.Failed == 0 ? 0 : 1;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
