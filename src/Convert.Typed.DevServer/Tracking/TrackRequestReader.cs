using System.Text.Json;
using ConvertTyped.DevServer.Configuration;

namespace ConvertTyped.DevServer.Tracking;

/// <summary>
/// Reads a track request strictly: what the service documents must be there and of its kind. Members that it does not document
/// are skipped.
/// </summary>
internal sealed class TrackRequestReader
{
    private const int MaximumProblems = 20;

    private readonly List<TrackProblem> problems = [];
    private readonly List<SentEvent> events = [];

    private TrackRequestReader()
    {
    }

    public static TrackRequest Read(ReadOnlyMemory<byte> json)
    {
        var reader = new TrackRequestReader();
        try
        {
            using var document = JsonDocument.Parse(json);
            reader.ReadRoot(document.RootElement);
        }
        catch (JsonException fault)
        {
            reader.Report("", $"The body is not JSON: {fault.Message}");
        }
        catch (InvalidOperationException fault)
        {
            // Text that is no valid UTF-8 or UTF-16 is found when it is read, not when the document is.
            reader.Report("", $"The body holds text that cannot be read: {fault.Message}");
        }

        return new TrackRequest(reader.events, reader.problems);
    }

    private void ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Report("", "The body must be an object with accountId, projectId and visitors.");
            return;
        }

        var head = new TrackedEvent
        {
            Number = 0,
            Request = 0,
            ReceivedAt = default,
            Kind = default,
            VisitorId = "",
            AccountId = Identifier(root, "accountId", ""),
            ProjectId = Identifier(root, "projectId", ""),
            Source = OptionalText(root, "source", ""),
            EnrichData = OptionalBoolean(root, "enrichData"),
        };
        foreach (var (visitor, path) in List(root, "visitors", "", isRequired: true))
        {
            ReadVisitor(visitor, path, head);
        }
    }

    private void ReadVisitor(JsonElement visitor, string path, TrackedEvent head)
    {
        if (!IsObject(visitor, path))
        {
            return;
        }

        if (visitor.TryGetProperty("segments", out var segments))
        {
            SegmentRules.Check(segments, $"{path}.segments", Report);
        }

        var withVisitor = head with
        {
            VisitorId = Identifier(visitor, "visitorId", path),
            Segments = segments.ValueKind == JsonValueKind.Object ? segments.Clone() : null,
        };
        foreach (var (entry, place) in List(visitor, "events", path, isRequired: true))
        {
            ReadEvent(entry, place, withVisitor);
        }
    }

    private void ReadEvent(JsonElement entry, string path, TrackedEvent head)
    {
        if (!IsObject(entry, path))
        {
            return;
        }

        var place = $"{path}.data";
        if (!entry.TryGetProperty("data", out var content))
        {
            Report(place, "It is missing; it holds what the event tells.");
            return;
        }

        if (!IsObject(content, place))
        {
            return;
        }

        var read = OptionalText(entry, "eventType", path) switch
        {
            "bucketing" => head with
            {
                Kind = TrackedEventKind.Bucketing,
                ExperienceId = Identifier(content, "experienceId", place),
                VariationId = Identifier(content, "variationId", place),
            },
            "conversion" => head with
            {
                Kind = TrackedEventKind.Conversion,
                GoalId = Identifier(content, "goalId", place),
                GoalData = content.TryGetProperty("goalData", out _) ? ReadGoalData(content, place) : null,
                BucketingData = content.TryGetProperty("bucketingData", out var bucketing) ? ReadBucketing(bucketing, $"{place}.bucketingData") : null,
            },
            _ => null,
        };
        if (read is null)
        {
            Report($"{path}.eventType", "It must be bucketing or conversion.");
            return;
        }

        events.Add(new SentEvent(read, $"{read.VisitorId}\n{read.Kind}\n{content.GetRawText()}"));
    }

    private List<GoalValue> ReadGoalData(JsonElement content, string path)
    {
        var values = new List<GoalValue>();
        foreach (var (entry, place) in List(content, "goalData", path, isRequired: false))
        {
            if (GoalRules.Read(entry, place, Report) is { } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private Dictionary<string, string> ReadBucketing(JsonElement bucketing, string path)
    {
        var variations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsObject(bucketing, path))
        {
            foreach (var entry in bucketing.EnumerateObject())
            {
                variations[entry.Name] = Identifier(bucketing, entry.Name, path);
            }
        }

        return variations;
    }

    private IEnumerable<(JsonElement Entry, string Path)> List(JsonElement owner, string name, string path, bool isRequired)
    {
        var place = Join(path, name);
        if (!owner.TryGetProperty(name, out var list))
        {
            if (isRequired)
            {
                Report(place, "It is missing; it must be a list.");
            }
        }
        else if (list.ValueKind != JsonValueKind.Array)
        {
            Report(place, "It must be a list.");
        }
        else
        {
            return list.EnumerateArray().Select((entry, position) => (entry, $"{place}[{position}]"));
        }

        return [];
    }

    private string Identifier(JsonElement owner, string name, string path)
    {
        if (owner.IdentifierMember(name) is { } identifier)
        {
            return identifier;
        }

        Report(Join(path, name), "It must be an id: text that is not empty, or a number.");
        return "";
    }

    private string? OptionalText(JsonElement owner, string name, string path)
    {
        if (!owner.TryGetProperty(name, out var member))
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.String)
        {
            return member.GetString();
        }

        Report(Join(path, name), "It must be text.");
        return null;
    }

    private bool? OptionalBoolean(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var member))
        {
            return null;
        }

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.GetBoolean();
        }

        Report(name, "It must be true or false.");
        return null;
    }

    private bool IsObject(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Report(path, "It must be an object.");
        return false;
    }

    // A request that is wrong everywhere is told so a few times.
    private void Report(string path, string message)
    {
        if (problems.Count < MaximumProblems)
        {
            problems.Add(new TrackProblem(path, message));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
