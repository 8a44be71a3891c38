using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>The one place where what is remembered of a visitor changes. All views of the visitor share it.</summary>
internal sealed class VisitorMemory(string visitorId, IConfigurationSource source)
{
    private Remembered current = Remembered.Nothing;

    public string VisitorId { get; } = visitorId;

    /// <summary>Where the client that remembers this has its config from.</summary>
    public IConfigurationSource Source { get; } = source;

    public Remembered Current => Volatile.Read(ref current);

    /// <summary>Remembers <paramref name="next"/>, unless something else was remembered since <paramref name="basis"/> was read.</summary>
    public bool TryReplace(Remembered basis, Remembered next) =>
        ReferenceEquals(Interlocked.CompareExchange(ref current, next, basis), basis);

    /// <summary>Remembers what <paramref name="change"/> makes of what is remembered; false when that is nothing new.</summary>
    public bool Update<TState>(TState state, Func<Remembered, TState, Remembered> change) => Update(state, change, out _);

    /// <summary>As the other, and says what is remembered then, whatever others remember since.</summary>
    public bool Update<TState>(TState state, Func<Remembered, TState, Remembered> change, out Remembered stored)
    {
        while (true)
        {
            var basis = Current;
            var next = change(basis, state);
            stored = next;
            if (ReferenceEquals(next, basis))
            {
                return false;
            }

            if (TryReplace(basis, next))
            {
                return true;
            }
        }
    }
}
