namespace ConvertTyped.DevServer.Tracking;

/// <summary>What a track request holds: its events, and what is wrong with it. With anything wrong, none of its events counts.</summary>
internal sealed record TrackRequest(IReadOnlyList<SentEvent> Events, IReadOnlyList<TrackProblem> Problems);
