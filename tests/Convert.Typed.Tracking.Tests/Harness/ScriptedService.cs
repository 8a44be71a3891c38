using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ConvertTyped.Transport;

namespace ConvertTyped.Tracking.Tests;

/// <summary>A service that answers each request when the test says so, and as it says.</summary>
internal sealed class ScriptedService
{
    private readonly Channel<ScriptedRequest> requests = Channel.CreateUnbounded<ScriptedRequest>();

    public Task<TrackAnswer> SendAsync(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken)
    {
        var request = new ScriptedRequest(Text(body, isGzipped), isGzipped, cancellationToken);
        requests.Writer.TryWrite(request);
        return request.Answered;
    }

    public async Task<ScriptedRequest> NextAsync() => await requests.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    /// <summary>Whether a request has come that nobody looked at.</summary>
    public bool HasMore => requests.Reader.TryPeek(out _);

    private static string Text(ReadOnlyMemory<byte> body, bool isGzipped)
    {
        if (!isGzipped)
        {
            return Encoding.UTF8.GetString(body.Span);
        }

        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }
}

internal sealed class ScriptedRequest(string body, bool isGzipped, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<TrackAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Body => body;

    public bool IsGzipped => isGzipped;

    public CancellationToken CancellationToken => cancellationToken;

    public Task<TrackAnswer> Answered => answer.Task;

    /// <summary>The events as "visitor/what", in the order of the body.</summary>
    public IReadOnlyList<string> Events =>
    [
        .. JsonNode.Parse(body)!["visitors"]!.AsArray().SelectMany(static visitor => visitor!["events"]!.AsArray()
            .Select(tracked => $"{visitor["visitorId"]}/{tracked!["data"]!["goalId"] ?? tracked["data"]!["variationId"]}")),
    ];

    public void Answer(TrackOutcome outcome, TimeSpan? retryAfter = null) => answer.SetResult(new(outcome, RetryAfter: retryAfter, Fault: outcome == TrackOutcome.Delivered ? null : "The test said so."));

    public void Refuse(HttpStatusCode status) => answer.SetResult(new(TrackOutcome.Refused, status, Fault: $"The test answered {(int)status}."));

    public void Fail(Exception fault) => answer.SetException(fault);
}
