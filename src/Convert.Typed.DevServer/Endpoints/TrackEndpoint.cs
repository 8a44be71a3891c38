using ConvertTyped.DevServer.Configuration;
using ConvertTyped.DevServer.Requests;
using ConvertTyped.DevServer.Tracking;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>Takes events.</summary>
internal sealed partial class TrackEndpoint(ConfigurationSource source, Credentials credentials, EventLog events, TimeProvider time, ILogger logger)
{
    private const string ConvertAgent = "ConvertAgent/1.0";

    public ServiceAnswer Answer(HttpRequest request, string path, ReadOnlyMemory<byte> body, long number)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return ServiceAnswer.Error(StatusCodes.Status405MethodNotAllowed, "Events are sent with POST.") with { Allow = "POST" };
        }

        if (Credentials.HasDebugToken(request))
        {
            TokenLeaked(logger);
        }

        var configuration = source.Current;
        var answer = credentials.Refuse(credentials.AddressOf(path, configuration), path, request, configuration) ?? Take(request, body, number);
        if (answer.StatusCode != StatusCodes.Status200OK)
        {
            events.Refuse();
            Refused(logger, answer.StatusCode, request.Path, answer.Message);
        }

        return answer;
    }

    private ServiceAnswer Take(HttpRequest request, ReadOnlyMemory<byte> body, long number)
    {
        ReadOnlyMemory<byte> json;
        try
        {
            json = RequestBody.Decode(body, request.Headers.ContentEncoding);
        }
        catch (NotSupportedException fault)
        {
            return ServiceAnswer.Error(StatusCodes.Status415UnsupportedMediaType, fault.Message);
        }
        catch (InvalidDataException fault)
        {
            return ServiceAnswer.Error(StatusCodes.Status400BadRequest, $"The body cannot be decompressed. {fault.Message}");
        }

        var track = TrackRequestReader.Read(json);
        if (track.Problems.Count > 0)
        {
            return ServiceAnswer.Error(
                StatusCodes.Status400BadRequest,
                string.Join(' ', track.Problems.Select(static problem => problem.Path.Length == 0 ? problem.Message : $"{problem.Path}: {problem.Message}")),
                string.Join(',', track.Problems.Select(static problem => problem.Path).Where(static place => place.Length > 0)));
        }

        if (IsBot(request))
        {
            events.Drop(track.Events.Count);
            Dropped(logger, track.Events.Count, request.Headers.UserAgent.ToString());
        }
        else
        {
            events.Accept(track.Events, number, time.GetUtcNow());
            Accepted(logger, track.Events.Count, TrackText.Summarize(track.Events, source.Current.Outline));
        }

        return ServiceAnswer.Success;
    }

    // Scripts of a web page cannot set the agent, and the service does not take a browser for a bot. Only a page's requests have
    // an origin: a program that merely calls itself a browser is a bot.
    private static bool IsBot(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return agent != ConvertAgent && !(request.Headers.Origin.Count > 0 && agent.StartsWith("Mozilla/", StringComparison.Ordinal));
    }

    [LoggerMessage(83, LogLevel.Information, "track: {Count} accepted: {Summary}")]
    private static partial void Accepted(ILogger logger, int count, string summary);

    [LoggerMessage(84, LogLevel.Warning, "track: {Count} dropped, and answered with 200, as the service does with bots: the User-Agent is '{Agent}'. Send 'User-Agent: ConvertAgent/1.0'.")]
    private static partial void Dropped(ILogger logger, int count, string agent);

    [LoggerMessage(85, LogLevel.Warning, "track: {Status} for {Path}: {Message}")]
    private static partial void Refused(ILogger logger, int status, PathString path, string? message);

    [LoggerMessage(86, LogLevel.Warning, "track: the request carries a debug token, which belongs to config requests only. Leave it out: track requests pass other machines, and their logs.")]
    private static partial void TokenLeaked(ILogger logger);
}
