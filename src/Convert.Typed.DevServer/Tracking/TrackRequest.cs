namespace ConvertTyped.DevServer.Tracking;

/// <summary>What a track request holds: its events, or what is wrong with it.</summary>
internal sealed record TrackRequest(IReadOnlyList<SentEvent> Events, IReadOnlyList<TrackProblem> Problems);
