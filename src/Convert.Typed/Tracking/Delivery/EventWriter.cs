using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Tracking;

/// <summary>Writes visitors and their events as the service reads them (CONTRACT section 1).</summary>
/// <param name="json">Where to write.</param>
/// <param name="mostBytes">What a request holds. Writing stops when an entry is certain to be longer.</param>
internal sealed class EventWriter(Utf8JsonWriter json, int mostBytes)
{
    // At least so many bytes of the entry are spoken for: one for each value and each UTF-16 unit of a text.
    private long spent;

    /// <summary>Whether what was written since the entry began is too long for any request, and was left incomplete.</summary>
    public bool IsEndless => spent > mostBytes;

    /// <summary>Whether an event belongs to the visitor entry of the one before it: same visitor, same segments at its moment.</summary>
    public static bool IsOfSameEntry(in TrackedEvent tracked, in TrackedEvent before) =>
        tracked.VisitorId == before.VisitorId
        && (ReferenceEquals(tracked.Segments, before.Segments) || tracked.Segments.Equals(before.Segments));

    /// <summary>Writes a visitor up to its list of events, which is left open.</summary>
    public void WriteEntryStart(in TrackedEvent tracked)
    {
        spent = 0;
        json.WriteStartObject();
        json.WritePropertyName("visitorId"u8);
        WriteText(tracked.VisitorId);
        if (tracked.Segments.Count > 0)
        {
            json.WritePropertyName("segments"u8);
            WriteObject(tracked.Segments);
        }

        json.WriteStartArray("events"u8);
    }

    public void Write(in TrackedEvent tracked)
    {
        json.WriteStartObject();
        if (tracked.Kind == TrackedEventKind.Bucketing)
        {
            json.WriteString("eventType"u8, "bucketing"u8);
            json.WriteStartObject("data"u8);
            json.WriteString("experienceId"u8, tracked.ExperienceId);
            json.WriteString("variationId"u8, tracked.VariationId);
        }
        else
        {
            json.WriteString("eventType"u8, "conversion"u8);
            json.WriteStartObject("data"u8);
            json.WriteString("goalId"u8, tracked.GoalId);
            WriteGoalData(tracked.GoalData);
            WriteBucketingData(tracked.Memory);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteGoalData(GoalData? data)
    {
        if (data is null)
        {
            return;
        }

        json.WriteStartArray("goalData"u8);
        for (var position = 0; position < data.Count && !IsEndless; position++)
        {
            json.WriteStartObject();
            json.WritePropertyName("key"u8);
            WriteText(data[position].Key);
            json.WritePropertyName("value"u8);
            WriteValue(data[position].Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBucketingData(Remembered memory)
    {
        var isAny = false;
        foreach (var decision in memory.Decisions)
        {
            if (!isAny)
            {
                json.WriteStartObject("bucketingData"u8);
                isAny = true;
            }

            json.WriteString(decision.ExperienceId, decision.VariationId);
        }

        if (isAny)
        {
            json.WriteEndObject();
        }
    }

    private void WriteObject(AttributeSet members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members.Members)
        {
            if (IsEndless)
            {
                break;
            }

            json.WritePropertyName(Bounded(name));
            WriteValue(value);
        }

        json.WriteEndObject();
    }

    private void WriteValue(in AttributeValue value)
    {
        spent++;
        if (value.TryGetText(out var text))
        {
            WriteText(text);
        }
        else if (value.TryGetNumber(out var number))
        {
            WriteNumber(number);
        }
        else if (value.TryGetBoolean(out var boolean))
        {
            json.WriteBooleanValue(boolean);
        }
        else if (value.TryGetList(out var items))
        {
            json.WriteStartArray();
            foreach (ref readonly var item in items)
            {
                if (IsEndless)
                {
                    break;
                }

                WriteValue(item);
            }

            json.WriteEndArray();
        }
        else if (value.TryGetObject(out var members))
        {
            WriteObject(members);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    // As JSON.stringify does it: what is no finite number is null.
    private void WriteNumber(double number)
    {
        if (!double.IsFinite(number))
        {
            json.WriteNullValue();
            return;
        }

        Span<char> text = stackalloc char[JavaScriptNumber.MaximumLength];
        json.WriteRawValue(text[..JavaScriptNumber.Format(number, text)], skipInputValidation: true);
    }

    private void WriteText(string text) => json.WriteStringValue(Bounded(text));

    private string Bounded(string text)
    {
        spent += text.Length;
        return IsEndless ? "" : text;
    }
}
