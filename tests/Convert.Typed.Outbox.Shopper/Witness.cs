using Example;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Outbox.Shopper;

/// <summary>Sees what an outbox has written.</summary>
internal sealed class Witness
{
    private long written;

    /// <summary>How many events of this process were on the disk, from the first one on.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>Puts itself in front of the outbox that was added.</summary>
    public IServiceCollection Watch(IServiceCollection services)
    {
        var added = services.Last(static service => service.ServiceType == typeof(IEventOutbox));
        return services.AddKeyedSingleton<IEventOutbox>(typeof(Flags), (provider, key) =>
            new Outbox((IEventOutbox)added.KeyedImplementationFactory!(provider, key), this));
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
                Interlocked.Exchange(ref witness.written, Math.Max(witness.written, events.Max(static stored => stored.Number) + 1));
            }

            return isWritten;
        }

        public void MarkSending(IReadOnlyList<long> numbers) => watched.MarkSending(numbers);

        public void Remove(IReadOnlyList<long> numbers) => watched.Remove(numbers);

        public void RemoveBelow(long number) => watched.RemoveBelow(number);

        public IReadOnlyList<StoredEvent> Read(int count) => watched.Read(count);

        public void Delete() => watched.Delete();

        public void Dispose() => watched.Dispose();
    }
}
