using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>The request is read and never answered; the service does not see it. It ends when the client gives up or the server stops.</summary>
internal sealed record BlackHoleFault : Fault
{
    public override string ToString() => $"no answer, ever{Suffix}";

    internal override Task WriteAsync(HttpContext context, Func<ServiceAnswer> service) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
}
