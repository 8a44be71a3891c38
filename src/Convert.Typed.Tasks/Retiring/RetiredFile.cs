using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks.Retiring;

/// <summary>
/// The file beside a snapshot that keeps what types were made of and is no longer served (DESIGN decision 11): the last shape of
/// each, and the day on which a refresh found it gone. What is served again leaves it.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What is in it; null when there is none.</param>
/// <param name="Json">Its parts; null when there is none.</param>
internal sealed record RetiredFile(string Path, string? Text, JsonValue? Json)
{
    // By key, which names the type: a feature that changes its key leaves the old type behind.
    private static readonly RetiredList Features = new("features", ["key"], becomesError: true);
    private static readonly RetiredList Variables = new("variables", ["feature_id", "key"], becomesError: true);
    private static readonly RetiredList Experiences = new("experiences", ["key"], becomesError: true);
    private static readonly RetiredList Variations = new("variations", ["experience_id", "key"], becomesError: true);
    private static readonly RetiredList Goals = new("goals", ["key"], becomesError: true);
    private static readonly RetiredList Segments = new("segments", ["key"], becomesError: true);

    // An attribute that is given and that nobody reads does no harm, and neither does a text that nobody compares it with.
    private static readonly RetiredList Attributes = new("attributes", ["place", "key"], becomesError: false);
    private static readonly RetiredList AttributeTexts = new("attribute_texts", ["place", "key", "text"], becomesError: false);

    // One that is read and never there is null, as it can be anyway.
    private static readonly RetiredList JsonMembers = new("json_members", ["feature_id", "key", "path"], becomesError: false);

    /// <exception cref="RefreshFailure">It is there and cannot be used; what it keeps would be lost.</exception>
    public static RetiredFile ReadBeside(string snapshot)
    {
        var path = RetiredShapes.PathOf(snapshot);
        if (!File.Exists(path))
        {
            return new(path, null, null);
        }

        try
        {
            var text = File.ReadAllText(path);
            var document = JsonReader.Read(text);
            return document.Fault is { } fault
                ? throw new RefreshFailure(RefreshFailure.File, $"{path} is not JSON: line {fault.Span.Start.Line + 1}, column {fault.Span.Start.Column + 1}: {fault.Message}. It keeps what is no longer served: correct it, take it from version control, or delete it to begin anew, and run it again.")
                : new(path, text, document.Root);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefreshFailure(RefreshFailure.File, $"{path} cannot be read: {fault.Message} Let this user read it, and run it again.");
        }
    }

    /// <summary>What types are made of it.</summary>
    public RetiredShapes Shapes => ShapesOf(Json);

    /// <summary>What types are made of the text of such a file.</summary>
    public static RetiredShapes ShapesOf(string? text) => ShapesOf(text is null ? null : JsonReader.Read(text).Root);

    /// <summary>What it holds after a refresh; null when that is nothing.</summary>
    /// <param name="before">What was checked in; null when that was no config of the project, and nothing is kept.</param>
    /// <param name="after">What is served.</param>
    /// <param name="today">The day of the refresh.</param>
    /// <param name="days">After how many days uses of what is retired no longer compile.</param>
    public string? Renew(ConfigText? before, ConfigText after, DateTime today, int days)
    {
        var shapes = Shapes;
        var experiences = Json?["experiences"];
        var otherFeatures = before is null ? null : TypeOrigins.OtherFeatures(before, shapes, after);
        var otherExperiences = before is null ? null : TypeOrigins.OtherExperiences(before, experiences, after);
        var members = new[]
        {
            Renewed(Features, config => TypeOrigins.Features(config, shapes)),
            Renewed(Variables, config => TypeOrigins.Variables(config, shapes, after), otherFeatures),
            Renewed(Experiences, TypeOrigins.Experiences),
            Renewed(Variations, config => TypeOrigins.Variations(config, experiences, after), otherExperiences),
            Renewed(Goals, TypeOrigins.Goals),
            Renewed(Segments, TypeOrigins.Segments),
            Renewed(Attributes, TypeOrigins.Attributes),
            Renewed(AttributeTexts, config => TypeOrigins.AttributeTexts(config, shapes, after)),

            // What is kept of a value is not in one that is served.
            Renewed(JsonMembers, config => TypeOrigins.JsonMembers(config, config == after ? RetiredShapes.None : shapes, after), otherFeatures),
        };
        var filled = members.Where(static member => member.Value.Items.Count > 0).ToList();
        return filled.Count == 0 ? null : JsonWriter.Write(JsonValue.Object(filled, default));

        JsonMember Renewed(RetiredList list, Func<ConfigText, IReadOnlyList<JsonValue>> origins, IReadOnlyDictionary<string, string>? others = null)
        {
            var kept = Json?[list.Name]?.Items ?? [];
            return new(
                list.Name,
                default,
                JsonValue.List(list.Renew(others is null ? kept : TypeOrigins.Moved(kept, others), before is null ? [] : origins(before), origins(after), today, days), default));
        }
    }

    private static RetiredShapes ShapesOf(JsonValue? json) => json is null ? RetiredShapes.None : RetiredShapes.Read(json);

    /// <exception cref="RefreshFailure">It cannot be written; it is as it was.</exception>
    public void Replace(string? text)
    {
        if (text == Text)
        {
            return;
        }

        if (text is not null)
        {
            AtomicFile.Write(Path, text);
            return;
        }

        AtomicFile.Delete(Path);
    }
}
