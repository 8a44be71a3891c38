using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>The service's own answer, late.</summary>
internal sealed record LatencyFault : Fault
{
    public override string ToString() => $"the true answer{Suffix}";

    internal override Task WriteAsync(HttpContext context, Func<ServiceAnswer> service) => service().WriteAsync(context);
}
