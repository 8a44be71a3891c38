using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>The connection is lost after the request was read and before anything was answered.</summary>
internal sealed record CutConnectionFault(bool ServiceActs) : Fault
{
    public override string ToString() => $"connection cut {(ServiceActs ? "after" : "before")} the service acted{Suffix}";

    internal override Task WriteAsync(HttpContext context, Func<ServiceAnswer> service)
    {
        if (ServiceActs)
        {
            service();
        }

        context.Abort();
        return Task.CompletedTask;
    }
}
