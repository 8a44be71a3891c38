namespace ConvertTyped.DevServer;

/// <summary>The faults that wait for requests to one endpoint. Thread-safe.</summary>
public sealed class EndpointFaults
{
    private readonly Lock gate = new();
    private readonly Queue<(Fault Fault, int Requests)> counted = [];
    private (Fault Fault, int Requests)? current;
    private Fault? lasting;

    internal EndpointFaults()
    {
    }

    /// <summary>What is still to come, in order, as text.</summary>
    public IReadOnlyList<string> Pending
    {
        get
        {
            lock (gate)
            {
                IEnumerable<(Fault Fault, int Requests)> waiting = current is { } first ? counted.Prepend(first) : counted;
                var texts = waiting.Select(static fault => fault.Requests == 1 ? $"next request: {fault.Fault}" : $"next {fault.Requests} requests: {fault.Fault}");
                return lasting is null ? [.. texts] : [.. texts, $"until cleared: {lasting}"];
            }
        }
    }

    /// <summary>Lets the next requests go wrong, after those that earlier calls have claimed.</summary>
    /// <param name="fault">What happens to them.</param>
    /// <param name="requests">How many of them, at least 1.</param>
    public void Next(Fault fault, int requests = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        lock (gate)
        {
            counted.Enqueue((fault, requests));
        }
    }

    /// <summary>Lets every request go wrong that no call of <see cref="Next"/> has claimed, until this is called again or the faults are cleared.</summary>
    /// <param name="fault">What happens to them.</param>
    public void UntilCleared(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (gate)
        {
            lasting = fault;
        }
    }

    /// <summary>Lets requests go well again. Those that a fault holds already are not let go.</summary>
    public void Clear()
    {
        lock (gate)
        {
            counted.Clear();
            current = null;
            lasting = null;
        }
    }

    /// <summary>The fault of the request that has just been read, if it has one.</summary>
    internal Fault? Take()
    {
        lock (gate)
        {
            if (current is null && counted.TryDequeue(out var next))
            {
                current = next;
            }

            if (current is not { } fault)
            {
                return lasting;
            }

            current = fault.Requests > 1 ? fault with { Requests = fault.Requests - 1 } : null;
            return fault.Fault;
        }
    }
}
