namespace ConvertTyped.DevServer.Tracking;

/// <summary>An event as it was sent, and its exact wording, by which duplicates are found.</summary>
internal sealed record SentEvent(TrackedEvent Event, string Wording);
