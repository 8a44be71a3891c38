using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>
/// Named values of a visitor, a location or a call: <c>new AttributeSet { ["country"] = "US", ["visits"] = 3 }</c>.
/// </summary>
/// <remarks>
/// Immutable once its initializer has run, so it can be shared between visitors and threads. Names are case-sensitive, and
/// the empty name is an ordinary one. A name given twice keeps its last value. The classes generated from a snapshot,
/// <c>VisitorAttributes</c> and <c>VisitorLocation</c>, are sets with a property for each name that the project's rules read.
/// </remarks>
public class AttributeSet : IReadOnlyCollection<KeyValuePair<string, AttributeValue>>, IEquatable<AttributeSet>
{
    // A handful of names is searched faster than hashed; beyond this an index is built.
    private const int SearchedLinearly = 12;

    // A property holds a scalar or a list of scalars.
    private const int DepthOfProperties = 1;

    private KeyValuePair<string, AttributeValue>[] members;
    private Dictionary<string, int>? index;
    private int named;
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
        named = members.Length;
        foreach (ref readonly var member in members.AsSpan())
        {
            deepest = Math.Max(deepest, member.Value.Depth);
        }
    }

    /// <summary>The set without members.</summary>
    public static AttributeSet Empty { get; } = [];

    /// <summary>How many values the set has.</summary>
    public int Count => HasProperties ? Members.Length : named;

    internal int Depth => 1 + Math.Max(deepest, HasProperties ? DepthOfProperties : 0);

    /// <summary>
    /// The values in the order they were given, without the cost of an enumerator; those of properties come last, and cost a copy.
    /// </summary>
    internal ReadOnlySpan<KeyValuePair<string, AttributeValue>> Members => HasProperties ? WithProperties() : MembersByName;

    /// <summary>The values that were given by name, not by a property.</summary>
    internal ReadOnlySpan<KeyValuePair<string, AttributeValue>> MembersByName => members.AsSpan(0, named);

    /// <summary>The names of all properties, set or not.</summary>
    private protected virtual ReadOnlySpan<string> PropertyNames => [];

    // Asking the type costs less than a virtual call, and nearly all sets have no properties.
    private bool HasProperties => GetType() != typeof(AttributeSet);


    /// <summary>
    /// The value of that name; <see cref="AttributeValue.Null"/> when it is absent. Where a class has a property for the name, what
    /// is given here goes before what the property says.
    /// </summary>
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
        if (position >= 0)
        {
            value = members[position].Value;
            return true;
        }

        value = default;
        return HasProperties && TryGetProperty(name, out value);
    }

    /// <summary>Whether the set has a value of that name.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public bool Contains(string name) => TryGetValue(name, out _);

    /// <summary>These values, overridden by those of another set.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public AttributeSet With(AttributeSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return this;
        }

        if (Count == 0)
        {
            return other;
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
        var all = HasProperties ? WithProperties() : members;
        var count = HasProperties ? all.Length : named;
        for (var position = 0; position < count; position++)
        {
            yield return all[position];
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

    /// <summary>The value of the property for that name, when there is one and it is set.</summary>
    private protected virtual bool TryGetProperty(string name, out AttributeValue value)
    {
        value = default;
        return false;
    }

    private KeyValuePair<string, AttributeValue>[] WithProperties()
    {
        var all = new List<KeyValuePair<string, AttributeValue>>(named + PropertyNames.Length);
        all.AddRange(MembersByName);
        foreach (var name in PropertyNames)
        {
            if (PositionOf(name) < 0 && TryGetProperty(name, out var value))
            {
                all.Add(new(name, value));
            }
        }

        return [.. all];
    }

    private int PositionOf(string name)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out var found) ? found : -1;
        }

        for (var position = 0; position < named; position++)
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

        if (named == members.Length)
        {
            Array.Resize(ref members, Math.Max(2, 2 * named));
        }

        members[named] = new(name, value);
        index?.Add(name, named);
        named++;
        if (index is null && named > SearchedLinearly)
        {
            index = new(StringComparer.Ordinal);
            for (position = 0; position < named; position++)
            {
                index.Add(members[position].Key, position);
            }
        }
    }
}
