using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped;

/// <summary>
/// What a conversion is worth: <c>new GoalData { Amount = 10.3m, ProductsCount = 2, TransactionId = "tx-1" }</c>.
/// </summary>
/// <remarks>
/// Immutable once its initializer has run. Values are reported in the order in which they were set; none at all is still
/// goal data, and reported as an empty list.
/// </remarks>
[SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "They name what is set; values are read by enumerating, in the order of the report.")]
public sealed class GoalData : IReadOnlyList<KeyValuePair<string, AttributeValue>>
{
    private readonly List<KeyValuePair<string, AttributeValue>> values = [];

    /// <summary>No data yet, to be filled by an object initializer.</summary>
    public GoalData()
    {
    }

    /// <summary>Data under the service's own names, such as <c>amount</c> or <c>customDimension1</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">A key is null.</exception>
    public GoalData(IEnumerable<KeyValuePair<string, AttributeValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values.AddRange(values);
        if (this.values.Exists(static entry => entry.Key is null))
        {
            throw new ArgumentException("Convert: goal data has a key that is null. Give each value the service's name for it, such as amount or customDimension1.", nameof(values));
        }
    }

    /// <summary>The revenue, in the project's currency.</summary>
    public decimal Amount
    {
        init => Add("amount", value);
    }

    /// <summary>How many products were bought.</summary>
    public int ProductsCount
    {
        init => Add("productsCount", value);
    }

    /// <summary>The id by which a repeated report of one transaction is recognised.</summary>
    public string TransactionId
    {
        init => Add("transactionId", value);
    }

    /// <summary>The project's custom dimensions, the first one first, at most five; a null one is left out.</summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    /// <exception cref="ArgumentException">There are more than five.</exception>
    public IReadOnlyList<AttributeValue> CustomDimensions
    {
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count > 5)
            {
                throw new ArgumentException($"Convert: there are five custom dimensions, and {value.Count} were given.", nameof(value));
            }

            for (var position = 0; position < value.Count; position++)
            {
                if (value[position].Kind != AttributeKind.Null)
                {
                    Add($"customDimension{position + 1}", value[position]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, AttributeValue> this[int index] => values[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, AttributeValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string key, AttributeValue value) => values.Add(new(key, value));
}
