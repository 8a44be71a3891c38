using System.Text;
using ConvertTyped.DevServer.Endpoints;
using ConvertTyped.DevServer.Faults;

namespace ConvertTyped.DevServer;

/// <summary>One way in which a request can go wrong. Immutable; its text says what it does.</summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>How long the server waits, by its own clock, before anything else happens. A client that gives up before that is not acted on.</summary>
    public TimeSpan Delay { get; private init; }

    private protected string Suffix => Delay > TimeSpan.Zero ? $", {Delay.TotalMilliseconds:0} ms late" : "";

    /// <summary>A status with an error body as the service writes it, without a body for 204 and 304. The service does not see the request.</summary>
    /// <param name="statusCode">The status, 200 to 599.</param>
    /// <param name="retryAfter">What <c>Retry-After</c> says, in whole seconds; null: no such header.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is no status of an answer.</exception>
    public static Fault Status(int statusCode, TimeSpan? retryAfter = null) =>
        new AnswerFault(ServiceAnswer.Error(CheckedStatus(statusCode), "This answer was asked for as a fault.") with { RetryAfter = retryAfter });

    /// <summary>Any answer. The service does not see the request.</summary>
    /// <param name="statusCode">The status, 200 to 599.</param>
    /// <param name="body">The body, sent as UTF-8.</param>
    /// <param name="contentType">What <c>Content-Type</c> says.</param>
    /// <param name="retryAfter">What <c>Retry-After</c> says, in whole seconds; null: no such header.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is no status of an answer.</exception>
    public static Fault Answer(int statusCode, string body, string contentType = "application/json; charset=utf-8", TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return new AnswerFault(new ServiceAnswer(CheckedStatus(statusCode), Encoding.UTF8.GetBytes(body)) { ContentType = contentType, RetryAfter = retryAfter });
    }

    /// <summary>A web page with status 200, as a proxy or a sign-in page answers.</summary>
    public static Fault Html() => Answer(StatusCodes.Status200OK, "<!doctype html><title>Sign in</title><p>Sign in to the network.</p>", "text/html; charset=utf-8");

    /// <summary>An error in the body of a status 200, as the service answers some failures.</summary>
    public static Fault ErrorWithStatus200() => Answer(StatusCodes.Status200OK, """{"error":{"code":500,"message":"This answer was asked for as a fault."}}""");

    /// <summary>The true answer, late.</summary>
    /// <param name="delay">How long the server waits before it acts, by its own clock.</param>
    public static Fault Latency(TimeSpan delay) => new LatencyFault().After(delay);

    /// <summary>The true answer with its full length announced, cut before its end by a lost connection.</summary>
    /// <param name="bytes">After how many bytes of the body as sent; null: in the middle.</param>
    public static Fault CutBody(int? bytes = null) =>
        bytes is < 0 ? throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "A body cannot be cut before it begins.") : new CutBodyFault(bytes);

    /// <summary>The connection is lost after the request was read, before any answer.</summary>
    /// <param name="serviceActs">Whether the service still acts on the request: true takes the events of a track request, and the client cannot know.</param>
    public static Fault CutConnection(bool serviceActs = false) => new CutConnectionFault(serviceActs);

    /// <summary>The request is read and never answered. The service does not see it.</summary>
    public static Fault BlackHole() => new BlackHoleFault();

    /// <summary>An answer of a few megabytes or less that gzip decompresses to <paramref name="bytes"/>, whatever the request accepts. The service does not see the request.</summary>
    /// <param name="bytes">The decompressed size, 1 GB by default.</param>
    public static Fault GzipBomb(long bytes = 1024L * 1024 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new GzipBombFault(bytes);
    }

    /// <summary>The true answer, written in one charset and declared as another.</summary>
    /// <param name="declared">What <c>Content-Type</c> says; it need not exist.</param>
    /// <param name="written">The charset the body is in: <c>utf-8</c>, <c>utf-16</c>, <c>utf-16be</c>, <c>utf-32</c>, <c>us-ascii</c> or <c>iso-8859-1</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="written"/> is not known.</exception>
    public static Fault WrongCharset(string declared = "utf-8", string written = "utf-16")
    {
        ArgumentException.ThrowIfNullOrEmpty(declared);
        Encoding.GetEncoding(written);
        return new WrongCharsetFault(declared, written);
    }

    /// <summary>The same fault, after a delay.</summary>
    /// <param name="delay">How long the server waits first, by its own clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public Fault After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return this with { Delay = delay };
    }

    /// <summary>Answers a request. <paramref name="service"/> is the service acting on it and may be left out.</summary>
    internal abstract Task WriteAsync(HttpContext context, Func<ServiceAnswer> service);

    private static int CheckedStatus(int statusCode) =>
        statusCode is >= 200 and <= 599 ? statusCode : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "A status is a number from 200 to 599.");
}
