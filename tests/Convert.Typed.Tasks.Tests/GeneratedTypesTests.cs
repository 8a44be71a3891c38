using System.Globalization;
using System.Text;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;
using ConvertTyped.Tasks.Retiring;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>
/// What refreshing says of types, against the types that the generator makes. Environment variable <c>CHANGING_CONFIGS=1000</c>
/// tries so many projects. About one in a thousand has changes that are not told: where a feature changes its key, and a variable
/// that it had lost comes back with that same refresh, the type of the old key lacks it.
/// </summary>
public sealed class GeneratedTypesTests
{
    private const int Refreshes = 3;

    private static readonly int Projects =
        int.TryParse(Environment.GetEnvironmentVariable("CHANGING_CONFIGS"), NumberStyles.None, CultureInfo.InvariantCulture, out var projects) ? projects : 100;

    private static readonly DateTime Day = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Code that compiles goes on compiling, with warnings, unless a refresh says that it breaks some; and what it says breaks some.</summary>
    [Fact]
    public void What_a_change_does_is_what_the_generated_types_show() => Parallel.For(0, Projects, static seed => Compare(seed));

    private static void Compare(int seed)
    {
        var project = new ChangingConfig(seed);
        var (before, retired) = (Read(project.Json), new RetiredFile("convert.retired.json", null, null));
        var old = GeneratedTypes.Of(before.Text, null);
        for (var refresh = 0; refresh < Refreshes; refresh++)
        {
            project.Work();
            var after = Read(project.Json);
            var renewed = retired.Renew(before, after, Day, days: 90);
            var served = GeneratedTypes.Of(after.Text, renewed);
            var changes = ConfigComparison.Compare(before, after, retired.Shapes, RetiredFile.ShapesOf(renewed));

            var isOther = old.Count != served.Count || old.Any(member => !served.TryGetValue(member.Key, out var value) || value != member.Value);
            var isBroken = old.Any(member => !served.TryGetValue(member.Key, out var value) || GeneratedTypes.Unmarked(value) != GeneratedTypes.Unmarked(member.Value));
            var effect = isBroken ? ChangeEffect.Breaking : isOther ? ChangeEffect.Types : ChangeEffect.None;
            var told = changes.Select(static change => change.Effect).DefaultIfEmpty().Max();
            Assert.True(effect == told, $"Seed {seed}:\n{Difference(old, served)}\nis {effect}, and is told as\n{string.Join('\n', changes)}");
            (before, old, retired) = (after, served, new RetiredFile(retired.Path, renewed, renewed is null ? null : JsonReader.Read(renewed).Root));
        }
    }

    private static ConfigText Read(string json) => ConfigText.Read(Encoding.UTF8.GetBytes(json), out var fault) ?? throw new InvalidOperationException(fault);

    private static string Difference(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> served) => string.Join('\n', [
        .. old.Except(served).Select(static member => $"- {member.Key}: {member.Value}"),
        .. served.Except(old).Select(static member => $"+ {member.Key}: {member.Value}"),
    ]);
}
