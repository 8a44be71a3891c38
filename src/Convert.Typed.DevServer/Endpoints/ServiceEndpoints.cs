using ConvertTyped.DevServer.Requests;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>The addresses of the service. Every request to them is read in whole, recorded, and answered, or struck by a fault.</summary>
internal sealed partial class ServiceEndpoints(
    ConfigEndpoint config, TrackEndpoint track, BoundedLog<ReceivedRequest> requests, DevServerFaults faults, TimeProvider time, ILogger logger)
{
    /// <summary>The policy that lets pages of all origins in, as the service does. What is for the developer has none: no page but its own reads it or changes it.</summary>
    public const string AnyPage = "service";

    private static readonly string[] Bases = ["", "/api/v1", "/v1"];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in Bases)
        {
            routes.Map($"{path}/config/{{**key}}", context => HandleAsync(context, DevServerEndpoint.Config)).RequireCors(AnyPage);
            routes.Map($"{path}/track/{{**key}}", context => HandleAsync(context, DevServerEndpoint.Track)).RequireCors(AnyPage);
        }

        routes.MapFallback("{**path}", context => HandleAsync(context, DevServerEndpoint.Unknown));
    }

    private async Task HandleAsync(HttpContext context, DevServerEndpoint endpoint)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            body = await RequestBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException problem)
        {
            await ServiceAnswer.Error(problem.StatusCode, problem.Message).WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var fault = faults.Of(endpoint)?.Take();

        // The delay begins before anyone who waits for requests is woken, so that a clock they set forward is the one that runs.
        var delay = fault is null || fault.Delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(fault.Delay, time, context.RequestAborted);
        var received = requests.Add([number => new ReceivedRequest(number, time.GetUtcNow(), endpoint, context.Request, body)])[0];
        try
        {
            await delay.ConfigureAwait(false);
            if (fault is null)
            {
                await Answer().WriteAsync(context).ConfigureAwait(false);
            }
            else
            {
                Struck(logger, received, fault);
                await fault.WriteAsync(context, Answer).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            ClientGone(logger, received);
        }

        ServiceAnswer Answer()
        {
            var key = context.Request.RouteValues["key"] as string ?? "";
            return endpoint switch
            {
                DevServerEndpoint.Config => config.Answer(context.Request, key),
                DevServerEndpoint.Track => track.Answer(context.Request, key, body, received.Number),
                _ => ServiceAnswer.Error(StatusCodes.Status404NotFound, $"There is nothing at {context.Request.Path}. Configs are at /config/KEY, events go to /track/KEY; both also below /api/v1 and /v1."),
            };
        }
    }

    [LoggerMessage(87, LogLevel.Information, "fault: {Request}: {Fault}")]
    private static partial void Struck(ILogger logger, ReceivedRequest request, Fault fault);

    [LoggerMessage(88, LogLevel.Information, "{Request}: ended before its answer was complete")]
    private static partial void ClientGone(ILogger logger, ReceivedRequest request);
}
