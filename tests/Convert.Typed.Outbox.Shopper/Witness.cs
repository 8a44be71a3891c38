using Example;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Outbox.Shopper;

/// <summary>Sees what an outbox has written.</summary>
internal sealed class Witness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly object gate = new();
    private readonly HashSet<long> written = [];

    /// <summary>How many events of this process were on the disk.</summary>
    public int Written
    {
        get
        {
            lock (gate)
            {
                return written.Count;
            }
        }
    }

    /// <exception cref="TimeoutException">So many events were not written.</exception>
    public void WaitFor(long count)
    {
        lock (gate)
        {
            while (written.Count < count)
            {
                if (!Monitor.Wait(gate, Patience))
                {
                    throw new TimeoutException($"{written.Count} of {count} events were written.");
                }
            }
        }
    }

    /// <summary>Puts itself in front of the outbox that was added.</summary>
    public IServiceCollection Watch(IServiceCollection services)
    {
        var added = services.Last(static service => service.ServiceType == typeof(IEventOutbox));
        return services.AddKeyedSingleton<IEventOutbox>(typeof(Flags), (provider, key) =>
            new Outbox((IEventOutbox)added.KeyedImplementationFactory!(provider, key), this));
    }

    private void See(IReadOnlyList<StoredEvent> events)
    {
        lock (gate)
        {
            written.UnionWith(events.Select(static stored => stored.Number));
            Monitor.PulseAll(gate);
        }
    }

    private sealed class Outbox(IEventOutbox watched, Witness witness) : IEventOutbox
    {
        public TimeSpan WriteInterval => watched.WriteInterval;

        public TimeSpan MaximumAge => watched.MaximumAge;

        public IEventJournal Open(string destination) => new Journal(watched.Open(destination), witness);

        public IEventJournal? Adopt(string destination) => watched.Adopt(destination);
    }

    private sealed class Journal(IEventJournal watched, Witness witness) : IEventJournal
    {
        public bool Write(IReadOnlyList<StoredEvent> events)
        {
            var isWritten = watched.Write(events);
            if (isWritten && events.Count > 0)
            {
                witness.See(events);
            }

            return isWritten;
        }

        public void MarkSending(IReadOnlyList<long> numbers) => watched.MarkSending(numbers);

        public void Remove(IReadOnlyList<long> numbers) => watched.Remove(numbers);

        public void RemoveBelow(long number, IReadOnlyList<long> except) => watched.RemoveBelow(number, except);

        public IReadOnlyList<StoredEvent> Read(int count) => watched.Read(count);

        public void Delete() => watched.Delete();

        public void Dispose() => watched.Dispose();
    }
}
