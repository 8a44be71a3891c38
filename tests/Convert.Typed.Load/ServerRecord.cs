using ConvertTyped.DevServer;

namespace ConvertTyped.Load;

/// <summary>What the server itself counted.</summary>
/// <param name="Events">How many events it took.</param>
/// <param name="Requests">How many track requests arrived.</param>
/// <param name="Bytes">How many bytes their bodies had.</param>
internal sealed record ServerRecord(long Events, long Requests, long Bytes)
{
    /// <exception cref="InvalidOperationException">The server has forgotten requests, so it cannot tell.</exception>
    public static ServerRecord Of(ConvertDevServer server)
    {
        var requests = server.Requests;
        if (requests.Count > 0 && requests[0].Number > 1)
        {
            throw new InvalidOperationException("The server remembers 64 MB of requests, and more came. Make the load smaller.");
        }

        var bodies = requests.Where(static request => request.Endpoint == DevServerEndpoint.Track).Select(static request => (long)request.Body.Length).ToList();
        return new ServerRecord(server.Report.Accepted, bodies.Count, bodies.Sum());
    }

    public static ServerRecord FromLine(string line) =>
        line.Split(' ').Select(long.Parse).ToArray() is [var events, var requests, var bytes]
            ? new ServerRecord(events, requests, bytes)
            : throw new FormatException($"The server said '{line}' where three numbers belong.");

    public string ToLine() => $"{Events} {Requests} {Bytes}";
}
