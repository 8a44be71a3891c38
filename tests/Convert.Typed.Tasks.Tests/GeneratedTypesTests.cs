using System.Text;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;
using ConvertTyped.Tasks.Retiring;
using ConvertTyped.Tasks.Tests.Harness;
using CsCheck;

namespace ConvertTyped.Tasks.Tests;

/// <summary>What refreshing says of types, against the types that the generator makes.</summary>
public sealed class GeneratedTypesTests
{
    private const int Projects = 100;

    private static readonly DateTime Day = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_change_is_one_of_types_exactly_when_the_generated_types_are_others() => Gen.Int.Sample(
        static seed =>
        {
            var project = new ChangingConfig(seed);
            var before = Read(project.Json);
            project.Work();
            var after = Read(project.Json);

            var old = GeneratedTypes.Of(before.Text, null);
            var retired = new RetiredFile("convert.retired.json", null, null).Renew(before, after, Day, days: 90);
            var served = GeneratedTypes.Of(after.Text, retired);
            var changes = ConfigComparison.Compare(before, after, RetiredShapes.None, RetiredFile.ShapesOf(retired));

            var isOther = old.Count != served.Count || old.Any(member => !served.TryGetValue(member.Key, out var value) || value != member.Value);
            Assert.True(
                isOther == changes.Any(static change => change.Effect != ChangeEffect.None),
                $"{Difference(old, served)}\nis told as\n{string.Join('\n', changes)}");
        },
        iter: Projects);

    private static ConfigText Read(string json) => ConfigText.Read(Encoding.UTF8.GetBytes(json), out var fault) ?? throw new InvalidOperationException(fault);

    private static string Difference(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> served) => string.Join('\n', [
        .. old.Except(served).Select(static member => $"- {member.Key}: {member.Value}"),
        .. served.Except(old).Select(static member => $"+ {member.Key}: {member.Value}"),
    ]);
}
