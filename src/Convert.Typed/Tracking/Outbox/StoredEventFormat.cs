using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Tracking;

/// <summary>
/// Writes an event for an outbox, and reads it again: the visitor's entry of a track request (CONTRACT section 1) with this one
/// event, so that what is read makes the same request. Not thread-safe.
/// </summary>
internal sealed class StoredEventFormat : IDisposable
{
    // Goal data and segments stand a few levels below the top.
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = AttributeList.MaximumDepth + 16 };

    private readonly BodyBuffer buffer = new();
    private readonly Utf8JsonWriter json;
    private readonly EventWriter events;

    public StoredEventFormat()
    {
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        events = new EventWriter(json, TrackRequestBody.MostBytes);
    }

    /// <returns>False when the event fits into no request, or cannot be written; its lane will drop it.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What one event holds must not keep its neighbours out. Its lane meets the same fault, and logs it.")]
    public bool TryWrite(in TrackedEvent tracked, out ReadOnlyMemory<byte> written)
    {
        try
        {
            Write(tracked);
        }
        catch (Exception)
        {
            written = default;
            return false;
        }

        var isWhole = !events.IsEndless && buffer.Length <= TrackRequestBody.MostBytes;
        written = isWhole ? buffer.Written.ToArray() : default;
        return isWhole;
    }

    /// <returns>False when it is none that this version understands.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> stored, out TrackedEvent tracked)
    {
        tracked = default;
        try
        {
            using var document = JsonDocument.Parse(stored, Parsing);
            tracked = Read(document.RootElement);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    public void Dispose() => json.Dispose();

    private void Write(in TrackedEvent tracked)
    {
        buffer.CutBackTo(0);
        json.Reset();
        events.WriteEntryStart(tracked);
        events.Write(tracked);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static TrackedEvent Read(JsonElement entry)
    {
        var visitorId = Text(entry, "visitorId"u8);
        var memory = entry.TryGetProperty("segments"u8, out var segments)
            ? Remembered.Nothing with { Segments = JsonAttributes.Members(segments) }
            : Remembered.Nothing;
        var stored = entry.GetProperty("events"u8)[0];
        var content = stored.GetProperty("data"u8);
        if (stored.GetProperty("eventType"u8).ValueEquals("bucketing"u8))
        {
            return TrackedEvent.Bucketing(visitorId, memory, Text(content, "experienceId"u8), Text(content, "variationId"u8));
        }

        if (content.TryGetProperty("bucketingData"u8, out var decisions))
        {
            memory = memory.With([.. decisions.EnumerateObject().Select(static decision =>
                new RememberedDecision(decision.Name, decision.Value.GetString() ?? throw new JsonException()))]);
        }

        var goalData = content.TryGetProperty("goalData"u8, out var values)
            ? new GoalData(values.EnumerateArray().Select(static value => KeyValuePair.Create(Text(value, "key"u8), JsonAttributes.Read(value.GetProperty("value"u8)))))
            : null;
        return TrackedEvent.Conversion(visitorId, memory, Text(content, "goalId"u8), goalData);
    }

    private static string Text(JsonElement parent, ReadOnlySpan<byte> name) => parent.GetProperty(name).GetString() ?? throw new JsonException();
}
