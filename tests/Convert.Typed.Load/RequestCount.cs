using System.Diagnostics.Metrics;
using ConvertTyped.Tracking;

namespace ConvertTyped.Load;

/// <summary>How many track requests the client made, by its own meter.</summary>
internal sealed class RequestCount : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    public RequestCount()
    {
        listener.InstrumentPublished = static (instrument, hearing) =>
        {
            if (instrument is { Name: "convert.batches", Meter.Name: ConvertTelemetry.Name })
            {
                hearing.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, added, _, _) => Interlocked.Add(ref count, added));
        listener.Start();
    }

    public long Value => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
