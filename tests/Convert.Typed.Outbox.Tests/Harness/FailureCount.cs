using System.Diagnostics.Metrics;

namespace ConvertTyped.Outbox.Tests;

/// <summary>How often an app's metrics say that its outbox failed, from now on.</summary>
internal sealed class FailureCount : IDisposable
{
    private readonly MeterListener listener;
    private long value;

    public FailureCount(IMeterFactory meters)
    {
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "convert.outbox.failures")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, added, _, _) => Interlocked.Add(ref value, added));
        listener.Start();
    }

    public long Value => Interlocked.Read(ref value);

    public void Dispose() => listener.Dispose();
}
