using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvertTyped.Configuration;

namespace ConvertTyped.Tracking;

/// <summary>Writes track requests (CONTRACT section 1), one after the other, into one buffer.</summary>
internal sealed class TrackRequestBody : IDisposable
{
    /// <summary>How many bytes a body has at most, before it is compressed.</summary>
    public const int MostBytes = 256 * 1024;

    private readonly int? compressAbove;
    private readonly BodyBuffer buffer = new();
    private readonly MemoryStream compressed = new();
    private readonly Utf8JsonWriter json;
    private readonly EventWriter events;

    /// <param name="compressAbove">From how many bytes on a body is compressed; null never.</param>
    public TrackRequestBody(int? compressAbove)
    {
        this.compressAbove = compressAbove;

        // The body is JSON in a request, never part of a page, so only what JSON itself asks for is escaped.
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        events = new EventWriter(json, MostBytes);
    }

    // What ends a visitor and the body.
    private static ReadOnlySpan<byte> End => "]}]}"u8;

    /// <summary>The body that was written last. It is overwritten by the next.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    public bool IsGzipped { get; private set; }

    /// <summary>Why the event after the last that was written cannot be; null when it can, or is too large.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Writes as many events as fit into one request.</summary>
    /// <param name="batch">At least one event; those of a visitor together and in order.</param>
    /// <param name="identity">The project they belong to.</param>
    /// <returns>How many of them, from the first on; none when the first alone does not fit, or cannot be written.</returns>
    public int Write(ReadOnlySpan<QueuedEvent> batch, ConfigurationIdentity identity)
    {
        WriteStart(identity);
        Fault = null;
        var count = 0;
        while (count < batch.Length && TryWrite(batch, count))
        {
            count++;
        }

        buffer.Append(End);
        Bytes = buffer.Written;
        IsGzipped = buffer.Length >= compressAbove;
        if (IsGzipped)
        {
            Bytes = Compressed();
        }

        return count;
    }

    public void Dispose()
    {
        json.Dispose();
        compressed.Dispose();
    }

    private void WriteStart(ConfigurationIdentity identity)
    {
        buffer.CutBackTo(0);
        json.Reset();
        json.WriteStartObject();

        // The service completes events from what it has stored of their visitors.
        json.WriteBoolean("enrichData"u8, true);
        json.WriteString("accountId"u8, identity.AccountId);
        json.WriteString("projectId"u8, identity.ProjectId);
        json.WriteString("source"u8, "dotnet-sdk"u8);
        json.WriteStartArray("visitors"u8);
        json.Flush();
    }

    // Each event is a value of its own to the writer, so that one that does not fit can be taken back.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What one event holds must not keep its neighbours from being sent. Its fault is kept for whoever drops it.")]
    private bool TryWrite(ReadOnlySpan<QueuedEvent> batch, int position)
    {
        var start = buffer.Length;
        try
        {
            Write(batch, position);
        }
        catch (Exception fault)
        {
            Fault = fault;
        }

        if (Fault is null && !events.IsEndless && buffer.Length + End.Length <= MostBytes)
        {
            return true;
        }

        buffer.CutBackTo(start);
        return false;
    }

    private void Write(ReadOnlySpan<QueuedEvent> batch, int position)
    {
        ref readonly var tracked = ref batch[position].Event;
        if (position > 0 && EventWriter.IsOfSameEntry(tracked, batch[position - 1].Event))
        {
            buffer.Append(","u8);
        }
        else
        {
            buffer.Append(position > 0 ? "]},"u8 : default);
            json.Reset();
            events.WriteEntryStart(tracked);
            json.Flush();
        }

        json.Reset();
        events.Write(tracked);
        json.Flush();
    }

    private ReadOnlyMemory<byte> Compressed()
    {
        compressed.SetLength(0);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(buffer.Written.Span);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
