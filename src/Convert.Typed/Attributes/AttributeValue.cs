using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>
/// One value a rule can look at: text, a number, a boolean, a list, an object, or null.
/// </summary>
/// <remarks>
/// Immutable, safe to share between threads; the default value is <see cref="Null"/>. Text, numbers and booleans convert
/// implicitly: <c>AttributeValue plan = "pro";</c>. Lists and objects nest at most 512 deep.
/// </remarks>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "From… methods would say the same again; the conversions are the documented way.")]
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    private static readonly object NumberMark = new();
    private static readonly object BooleanMark = new();

    // A string, an AttributeList, an AttributeSet, one of the two marks, or null for Null.
    private readonly object? reference;
    private readonly double number;

    private AttributeValue(object? reference, double number = 0)
    {
        this.reference = reference;
        this.number = number;
    }

    /// <summary>The value that is present but holds nothing.</summary>
    public static AttributeValue Null => default;

    /// <summary>What this value holds.</summary>
    public AttributeKind Kind => reference switch
    {
        null => AttributeKind.Null,
        string => AttributeKind.Text,
        AttributeList => AttributeKind.List,

        // The marks first: comparing references is cheaper than asking for a class that others derive from.
        _ => ReferenceEquals(reference, NumberMark) ? AttributeKind.Number
            : ReferenceEquals(reference, BooleanMark) ? AttributeKind.Boolean
            : AttributeKind.Object,
    };

    internal int Depth => Kind switch
    {
        AttributeKind.List => ((AttributeList)reference!).Depth,
        AttributeKind.Object => ((AttributeSet)reference!).Depth,
        _ => 0,
    };

    /// <summary>Text; a null reference is <see cref="Null"/>.</summary>
    public static implicit operator AttributeValue(string? text) => new(text);

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(double number) => new(NumberMark, number);

    /// <summary>A number; precision beyond 53 bits is lost, as in every client of the service.</summary>
    public static implicit operator AttributeValue(long number) => new(NumberMark, number);

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(int number) => new(NumberMark, number);

    /// <summary>A number; precision beyond a double is lost, as in every client of the service.</summary>
    public static implicit operator AttributeValue(decimal number) => new(NumberMark, (double)number);

    /// <summary>True or false.</summary>
    public static implicit operator AttributeValue(bool boolean) => new(BooleanMark, boolean ? 1 : 0);

    /// <summary>An object; a null reference is <see cref="Null"/>.</summary>
    public static implicit operator AttributeValue(AttributeSet? members) => new(members);

    /// <summary>A list of texts; a null reference is <see cref="Null"/>.</summary>
    public static implicit operator AttributeValue(string[]? texts) =>
        texts is null ? Null : new(new AttributeList(Array.ConvertAll(texts, static text => (AttributeValue)text)));

    /// <summary>Whether two values are of the same kind and content; member order of objects does not matter.</summary>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>Whether two values differ in kind or content.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <summary>A list of values. The values are copied.</summary>
    /// <exception cref="ArgumentException">The list would nest more than 512 deep.</exception>
    public static AttributeValue List(params ReadOnlySpan<AttributeValue> items) => new(new AttributeList(items.ToArray()));

    /// <summary>The value of a parsed JSON element. Nothing of the element is kept, so its document may be disposed.</summary>
    /// <exception cref="ArgumentException">The element nests more than 512 deep.</exception>
    public static AttributeValue FromJson(JsonElement element) => JsonAttributes.Read(element);

    /// <summary>The text, when this is text.</summary>
    public bool TryGetText([NotNullWhen(true)] out string? text) => (text = reference as string) is not null;

    /// <summary>The number, when this is a number; else 0.</summary>
    public bool TryGetNumber(out double value)
    {
        var isNumber = ReferenceEquals(reference, NumberMark);
        value = isNumber ? number : 0;
        return isNumber;
    }

    /// <summary>The boolean, when this is one; else false.</summary>
    public bool TryGetBoolean(out bool value)
    {
        var isBoolean = ReferenceEquals(reference, BooleanMark);
        value = isBoolean && number != 0;
        return isBoolean;
    }

    /// <summary>The items, when this is a list; else none.</summary>
    public bool TryGetList(out ReadOnlySpan<AttributeValue> items)
    {
        var list = reference as AttributeList;
        items = list is null ? default : list.Items;
        return list is not null;
    }

    /// <summary>The members, when this is an object.</summary>
    public bool TryGetObject([NotNullWhen(true)] out AttributeSet? members) => (members = Kind == AttributeKind.Object ? (AttributeSet)reference! : null) is not null;

    /// <inheritdoc/>
    public bool Equals(AttributeValue other) => Kind == other.Kind && Kind switch
    {
        AttributeKind.Null => true,
        AttributeKind.Text => string.Equals((string?)reference, (string?)other.reference, StringComparison.Ordinal),
        AttributeKind.List => ((AttributeList)reference!).Items.AsSpan().SequenceEqual(((AttributeList)other.reference!).Items),
        AttributeKind.Object => ((AttributeSet)reference!).Equals((AttributeSet)other.reference!),
        _ => number.Equals(other.number),
    };

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        AttributeKind.Null => 0,
        AttributeKind.Text => string.GetHashCode((string)reference!, StringComparison.Ordinal),
        AttributeKind.List => ((AttributeList)reference!).Items.Length,
        AttributeKind.Object => ((AttributeSet)reference!).Count,
        _ => number.GetHashCode(),
    };

    /// <summary>The value as a person would write it in JSON. For logs and debuggers; rules compare values their own way.</summary>
    public override string ToString() => reference switch
    {
        null => "null",
        string text => $"\"{text}\"",
        AttributeList list => $"[{string.Join(", ", list.Items)}]",
        AttributeSet set => set.ToString(),
        _ => ReferenceEquals(reference, NumberMark)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : number != 0 ? "true" : "false",
    };
}
