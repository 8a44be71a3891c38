using System.Diagnostics.Metrics;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Listens to one client's metrics. Counts add up; what is observed has its last value.</summary>
internal sealed class HeardMetrics : IDisposable
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, double> values = [];
    private readonly MeterListener listener = new();
    private readonly string root;

    public HeardMetrics(string root)
    {
        this.root = root;
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "ConvertTyped")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The value of an instrument, its unit and the tags that are not the root.</summary>
    public double this[string key]
    {
        get
        {
            lock (turn)
            {
                return values[key];
            }
        }
    }

    /// <summary>Whether nothing was heard yet, or since all was forgotten.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (turn)
            {
                return values.Count == 0;
            }
        }
    }

    public void Forget()
    {
        lock (turn)
        {
            values.Clear();
        }
    }

    public void Collect() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray();
        if (!all.Contains(new("convert.root", root)))
        {
            return;
        }

        var key = string.Join(' ', [$"{instrument.Name} {instrument.Unit}", .. all.Where(static tag => tag.Key != "convert.root").Select(static tag => $"{tag.Key}={tag.Value}")]);
        lock (turn)
        {
            values[key] = instrument.IsObservable ? value : values.GetValueOrDefault(key) + value;
        }
    }
}
