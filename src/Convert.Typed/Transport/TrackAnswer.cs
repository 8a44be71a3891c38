using System.Net;

namespace ConvertTyped.Transport;

/// <summary>What became of a track request, with what a log line tells of it.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Status">The status of the answer; null when none came.</param>
/// <param name="RetryAfter">How long the service asks to wait; null when it does not say.</param>
/// <param name="Fault">What went wrong, or is odd about a success, in words that hold no secret; null when nothing is.</param>
internal readonly record struct TrackAnswer(
    TrackOutcome Outcome, HttpStatusCode? Status = null, TimeSpan? RetryAfter = null, string? Fault = null);
