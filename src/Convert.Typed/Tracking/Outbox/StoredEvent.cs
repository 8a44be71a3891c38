namespace ConvertTyped;

/// <summary>An event as an outbox keeps it. Immutable.</summary>
/// <param name="Number">Its place among the events of its journal: a smaller one came earlier.</param>
/// <param name="Json">Everything that is needed to report it. Neither the SDK key's secret nor a token is part of it.</param>
/// <param name="AcceptedAt">When it was accepted, to about the outbox's write interval; where it could not be written at once, when it was.</param>
/// <param name="IsSending">Whether it is in a request whose end its process does not know yet.</param>
public readonly record struct StoredEvent(long Number, ReadOnlyMemory<byte> Json, DateTimeOffset AcceptedAt, bool IsSending);
