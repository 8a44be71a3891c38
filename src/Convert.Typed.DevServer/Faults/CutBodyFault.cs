using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>The service's own answer, whose body ends before its announced length because the connection is lost.</summary>
internal sealed record CutBodyFault(int? Bytes) : Fault
{
    public override string ToString() => $"body cut {(Bytes is { } bytes ? $"after {bytes} bytes" : "in the middle")}{Suffix}";

    internal override async Task WriteAsync(HttpContext context, Func<ServiceAnswer> service)
    {
        var body = service().WriteHead(context);

        // The server closes a connection whose answer ends too short. An abort would overtake the bytes and take them away.
        await context.Response.Body.WriteAsync(body[..Math.Min(Bytes ?? (body.Length / 2), body.Length)], context.RequestAborted).ConfigureAwait(false);
    }
}
