using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConvertTyped.DevServer.Configuration;
using ConvertTyped.DevServer.Faults;
using ConvertTyped.DevServer.Page;
using ConvertTyped.DevServer.Tracking;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>What the service does not have: addresses that show what arrived, and let requests go wrong.</summary>
internal sealed class InspectionEndpoints(ConfigurationSource configuration, EventLog events, DevServerFaults faults)
{
    private const int LatestEvents = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_events", context => WriteAsync(context, events.Events, DevServerJson.Readable.IReadOnlyListTrackedEvent));
        routes.MapDelete("/_events", context =>
        {
            events.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        routes.MapGet("/_report", context => WriteAsync(context, Report(configuration.Current), DevServerJson.Readable.DevServerReport));
        routes.MapGet("/_state", context => WriteAsync(context, ReadState(), DevServerJson.Readable.PageState));
        routes.MapGet("/_faults", context => WriteAsync(context, PendingFaults.Of(faults), DevServerJson.Readable.PendingFaults));
        routes.MapPost("/_faults", AddFaultAsync);
        routes.MapDelete("/_faults", context =>
        {
            faults.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private DevServerReport Report(ServableConfiguration current) => ReportWriter.Write(events, current.Outline);

    private PageState ReadState()
    {
        var current = configuration.Current;
        return new PageState(
            current.Outline,
            configuration.Fault,
            Report(current),
            [.. events.Events.Reverse().Take(LatestEvents)],
            PendingFaults.Of(faults));
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        // A web page of another origin can post text without being asked, but not JSON.
        if (!context.Request.HasJsonContentType())
        {
            await ServiceAnswer.Error(StatusCodes.Status415UnsupportedMediaType, "Send the fault as JSON, with 'Content-Type: application/json'.").WriteAsync(context).ConfigureAwait(false);
            return;
        }

        try
        {
            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, DevServerJson.Readable.FaultRequest, context.RequestAborted).ConfigureAwait(false);
            (request ?? new FaultRequest()).Apply(faults);
            await WriteAsync(context, PendingFaults.Of(faults), DevServerJson.Readable.PendingFaults).ConfigureAwait(false);
        }
        catch (JsonException problem)
        {
            await ServiceAnswer.Error(StatusCodes.Status400BadRequest, $"This is not the JSON of a fault: {problem.Path ?? "$"} cannot be read. 'convert-devserver --help' shows what to send.").WriteAsync(context).ConfigureAwait(false);
        }
        catch (ArgumentException problem)
        {
            await ServiceAnswer.Error(StatusCodes.Status400BadRequest, problem.Message).WriteAsync(context).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(value, type, contentType: null, context.RequestAborted);
    }
}
