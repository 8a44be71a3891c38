using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvertTyped.DevServer.Faults;

/// <summary>A fault as it is asked for over HTTP.</summary>
/// <param name="Fault">Which one, such as <c>status</c> or <c>black-hole</c>.</param>
/// <param name="Endpoint">Whose requests go wrong, <c>config</c> or <c>track</c>; null: all.</param>
/// <param name="Requests">How many of the next requests; null: all until cleared.</param>
/// <param name="Delay">Milliseconds to wait first.</param>
/// <param name="Status">The status of <c>status</c> and <c>answer</c>.</param>
/// <param name="RetryAfter">Seconds for <c>Retry-After</c> of these.</param>
/// <param name="Body">The body of <c>answer</c>.</param>
/// <param name="ContentType">The content type of <c>answer</c>.</param>
/// <param name="Bytes">Where <c>cut-body</c> cuts, or how large <c>gzip-bomb</c> becomes.</param>
/// <param name="ServiceActs">Whether the service acts before <c>cut-connection</c>.</param>
/// <param name="Declared">The charset that <c>wrong-charset</c> declares.</param>
/// <param name="Written">The charset that <c>wrong-charset</c> writes.</param>
internal sealed record FaultRequest(
    string? Fault = null,
    string? Endpoint = null,
    int? Requests = null,
    long? Delay = null,
    int? Status = null,
    int? RetryAfter = null,
    string? Body = null,
    string? ContentType = null,
    long? Bytes = null,
    bool? ServiceActs = null,
    string? Declared = null,
    string? Written = null)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Members that no fault has.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <exception cref="ArgumentException">It makes no sense; the message says what does.</exception>
    public void Apply(DevServerFaults faults)
    {
        if (Unknown is { Count: > 0 })
        {
            throw new ArgumentException($"There is no '{Unknown.Keys.First()}'. A fault has fault, endpoint, requests, delay, status, retryAfter, body, contentType, bytes, serviceActs, declared and written.");
        }

        if (Requests is < 1)
        {
            throw new ArgumentException("requests must be at least 1; leave it out for a fault that lasts until it is cleared.");
        }

        var fault = Make();
        foreach (var endpoint in Targets(faults))
        {
            if (Requests is { } requests)
            {
                endpoint.Next(fault, requests);
            }
            else
            {
                endpoint.UntilCleared(fault);
            }
        }
    }

    private EndpointFaults[] Targets(DevServerFaults faults) => Endpoint switch
    {
        null => [faults.Config, faults.Track],
        "config" => [faults.Config],
        "track" => [faults.Track],
        _ => throw new ArgumentException("endpoint must be config or track; leave it out for both."),
    };

    private Fault Make()
    {
        TimeSpan? retryAfter = RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var fault = Fault switch
        {
            "status" => DevServer.Fault.Status(Needed(Status), retryAfter),
            "answer" => DevServer.Fault.Answer(Status ?? StatusCodes.Status200OK, Body ?? "", ContentType ?? Json, retryAfter),
            "html" => DevServer.Fault.Html(),
            "error" => DevServer.Fault.ErrorWithStatus200(),
            "latency" when Delay is not null => DevServer.Fault.Latency(TimeSpan.Zero),
            "latency" => throw new ArgumentException("latency needs delay, in milliseconds."),
            "cut-body" => DevServer.Fault.CutBody(Bytes is { } bytes ? (int)Math.Clamp(bytes, -1, int.MaxValue) : null),
            "cut-connection" => DevServer.Fault.CutConnection(ServiceActs ?? false),
            "black-hole" => DevServer.Fault.BlackHole(),
            "gzip-bomb" => Bytes is { } size ? DevServer.Fault.GzipBomb(size) : DevServer.Fault.GzipBomb(),
            "wrong-charset" => DevServer.Fault.WrongCharset(Declared ?? "utf-8", Written ?? "utf-16"),
            _ => throw new ArgumentException("fault must be one of status, answer, html, error, latency, cut-body, cut-connection, black-hole, gzip-bomb, wrong-charset."),
        };
        return Delay switch
        {
            null => fault,
            >= 0 and <= int.MaxValue => fault.After(TimeSpan.FromMilliseconds(Delay.Value)),
            _ => throw new ArgumentException($"delay must be a number of milliseconds from 0 to {int.MaxValue}."),
        };
    }

    private static int Needed(int? status) => status ?? throw new ArgumentException("status needs the status to answer, such as 503.");
}
