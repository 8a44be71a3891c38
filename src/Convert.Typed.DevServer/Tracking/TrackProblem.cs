namespace ConvertTyped.DevServer.Tracking;

/// <summary>Something that is wrong in a track request.</summary>
/// <param name="Path">Where, such as <c>visitors[0].events[2].data.goalId</c>; empty for the whole body.</param>
/// <param name="Message">What is wrong, and what belongs there.</param>
internal sealed record TrackProblem(string Path, string Message);
