using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>Replays one case of a decision file through the public client, and compares each call's answer and events.</summary>
internal sealed class DecisionReplay
{
    private readonly ConvertClient client;
    private readonly List<VisitorOfCase> visitors;
    private readonly List<TrackedEvent> events = [];

    private DecisionReplay(ConvertClient client, AttributeSet @case)
    {
        this.client = client;
        client.Tracking.Accepted += events.Add;
        visitors = [.. Vector.Items(@case["visitors"]).Select(visitor => new VisitorOfCase(client, visitor))];
    }

    /// <summary>Replays whole files; a case or an answer that one of them lacks is a difference.</summary>
    public static void ReplayAll(IReadOnlyList<string> cases, IReadOnlyList<string> expected, Tally tally)
    {
        foreach (var (@case, answer) in cases.Zip(expected))
        {
            try
            {
                Replay(@case, answer, tally);
            }
            catch (Exception fault)
            {
                tally.Count($"{@case[..Math.Min(80, @case.Length)]}…\n  threw {fault}");
            }
        }

        if (cases.Count != expected.Count)
        {
            tally.Count($"there are {cases.Count} cases and {expected.Count} expected lines; the two files do not belong together");
        }
    }

    public static void Replay(string caseLine, string expectedLine, Tally tally)
    {
        using var document = JsonDocument.Parse(caseLine, Vector.Parsing);
        var config = Encoding.UTF8.GetBytes(document.RootElement.GetProperty("config").GetRawText());
        var @case = Vector.Members(Vector.Parse(caseLine));
        var expected = Vector.Members(Vector.Parse(expectedLine));
        var id = Vector.Text(@case["id"]);
        if (id != Vector.Text(expected["id"]))
        {
            tally.Count($"case {id}: the expected file has case {Vector.Text(expected["id"])} here; the two files do not belong together");
            return;
        }

        ConvertClient client;
        try
        {
            client = ConvertClient.FromConfiguration(config, Options(@case));
        }
        catch (FormatException refusal)
        {
            if (expected["valid"] != false)
            {
                tally.Count($"case {id}: the config was refused ({refusal.Message}) and should be accepted");
            }

            return;
        }

        if (expected["valid"] == false)
        {
            tally.Count($"case {id}: the config was accepted and should be refused");
            return;
        }

        new DecisionReplay(client, @case).Replay(id, @case, expected, tally);
    }

    private static ConvertOptions Options(AttributeSet @case)
    {
        var bucketing = Vector.Members(Vector.Members(@case["settings"])["bucketing"]);
        var options = new ConvertOptions { Environment = @case.Contains("environment") ? Vector.Text(@case["environment"]) : "staging" };
        if (bucketing["hash_seed"].TryGetNumber(out var seed))
        {
            options.HashSeed = (uint)seed;
        }

        if (bucketing["max_traffic"].TryGetNumber(out var maximum))
        {
            options.MaximumTraffic = maximum;
        }

        options.ExcludeExperienceIdFromHash = bucketing["excludeExperienceIdHash"] == true;
        return options;
    }

    private void Replay(string id, AttributeSet @case, AttributeSet expected, Tally tally)
    {
        var calls = Vector.Items(@case["calls"]);
        var answers = Vector.Items(expected["calls"]);
        if (calls.Count != answers.Count)
        {
            tally.Count($"case {id}: there are {calls.Count} calls and {answers.Count} answers");
        }

        foreach (var (call, answer) in calls.Select(Vector.Members).Zip(answers.Select(Vector.Members)))
        {
            events.Clear();
            AttributeValue? actual;
            try
            {
                actual = new CallReplay(client, visitors, call).Answer(Vector.Text(answer["kind"]));
            }
            catch (Exception fault)
            {
                tally.Count($"case {id}, call {answer["i"]}: {call}\n  threw    {fault}");
                continue;
            }

            var expectedResult = Vector.Plain(answer["result"]);
            var expectedEvents = Vector.Plain(answer["enqueued"]);
            var actualEvents = events.Count == 0 ? AttributeValue.Null : AttributeValue.List([.. events.Select(EventText.Of)]);
            var isSame = (actual is null || actual == expectedResult) && actualEvents == expectedEvents;
            tally.Count(isSame ? null : string.Create(CultureInfo.InvariantCulture, $"""
                case {id}, call {answer["i"]}: {call}
                  expected {expectedResult}
                  actual   {actual ?? "nothing to compare"}
                  expected events {expectedEvents}
                  actual events   {actualEvents}
                """));
        }
    }
}
