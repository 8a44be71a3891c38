using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>
/// Named values of a visitor, a location or a call: <c>new AttributeSet { ["country"] = "US", ["visits"] = 3 }</c>.
/// </summary>
/// <remarks>
/// Immutable once its initializer has run, so it can be shared between visitors and threads. Names are case-sensitive, and
/// the empty name is an ordinary one. A name given twice keeps its last value.
/// </remarks>
public sealed class AttributeSet : IReadOnlyCollection<KeyValuePair<string, AttributeValue>>, IEquatable<AttributeSet>
{
    // A handful of names is searched faster than hashed; beyond this an index is built.
    private const int SearchedLinearly = 12;

    private KeyValuePair<string, AttributeValue>[] members;
    private Dictionary<string, int>? index;
    private int deepest;

    /// <summary>An empty set, or one to be filled by an object initializer.</summary>
    public AttributeSet() => members = [];

    /// <summary>A set of the given values.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> or a name in it is null.</exception>
    /// <exception cref="ArgumentException">A value nests more than 512 deep.</exception>
    public AttributeSet(IEnumerable<KeyValuePair<string, AttributeValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        members = values.TryGetNonEnumeratedCount(out var expected) ? new KeyValuePair<string, AttributeValue>[expected] : [];
        foreach (var (name, value) in values)
        {
            Set(name, value);
        }
    }

    // For values that are known to have different names and to nest no deeper than those they were taken from.
    private AttributeSet(KeyValuePair<string, AttributeValue>[] members)
    {
        this.members = members;
        Count = members.Length;
        foreach (ref readonly var member in members.AsSpan())
        {
            deepest = Math.Max(deepest, member.Value.Depth);
        }
    }

    /// <summary>The set without members.</summary>
    public static AttributeSet Empty { get; } = [];

    /// <summary>How many values the set has.</summary>
    public int Count { get; private set; }

    internal int Depth => 1 + deepest;

    /// <summary>The values in the order they were given, without the cost of an enumerator.</summary>
    internal ReadOnlySpan<KeyValuePair<string, AttributeValue>> Members => members.AsSpan(0, Count);

    /// <summary>The value of that name; <see cref="AttributeValue.Null"/> when it is absent.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentException">A value nests more than 512 deep.</exception>
    public AttributeValue this[string name]
    {
        get => TryGetValue(name, out var value) ? value : AttributeValue.Null;
        init => Set(name, value);
    }

    /// <summary>A few values of different names, in an array that nobody else writes to.</summary>
    internal static AttributeSet Owning(KeyValuePair<string, AttributeValue>[] members) => new(members);

    /// <summary>Whether the set has a value of that name, and which.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public bool TryGetValue(string name, out AttributeValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var position = PositionOf(name);
        value = position < 0 ? default : members[position].Value;
        return position >= 0;
    }

    /// <summary>Whether the set has a value of that name.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public bool Contains(string name) => TryGetValue(name, out _);

    /// <summary>These values, overridden by those of another set.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public AttributeSet With(AttributeSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var merged = new AttributeSet(this);
        foreach (var (name, value) in other.Members)
        {
            merged.Set(name, value);
        }

        return merged;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, AttributeValue>> GetEnumerator()
    {
        for (var position = 0; position < Count; position++)
        {
            yield return members[position];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both sets have the same names with the same values, in any order.</summary>
    public bool Equals(AttributeSet? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        foreach (var (name, value) in Members)
        {
            if (!other.TryGetValue(name, out var theirs) || theirs != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as AttributeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <summary>The values as a person would write them in JSON. For logs and debuggers.</summary>
    public override string ToString() => $"{{{string.Join(", ", this.Select(static member => $"\"{member.Key}\": {member.Value}"))}}}";

    private int PositionOf(string name)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out var found) ? found : -1;
        }

        for (var position = 0; position < Count; position++)
        {
            if (string.Equals(members[position].Key, name, StringComparison.Ordinal))
            {
                return position;
            }
        }

        return -1;
    }

    private void Set(string name, AttributeValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        AttributeList.ThrowIfTooDeep(1 + value.Depth);
        deepest = Math.Max(deepest, value.Depth);
        var position = PositionOf(name);
        if (position >= 0)
        {
            members[position] = new(name, value);
            return;
        }

        if (Count == members.Length)
        {
            Array.Resize(ref members, Math.Max(2, 2 * Count));
        }

        members[Count] = new(name, value);
        index?.Add(name, Count);
        Count++;
        if (index is null && Count > SearchedLinearly)
        {
            index = new(StringComparer.Ordinal);
            for (position = 0; position < Count; position++)
            {
                index.Add(members[position].Key, position);
            }
        }
    }
}
