using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>Answers in the service's place; the service does not see the request.</summary>
internal sealed record AnswerFault(ServiceAnswer Instead) : Fault
{
    public override string ToString() => $"status {Instead.StatusCode}{Suffix}";

    internal override Task WriteAsync(HttpContext context, Func<ServiceAnswer> service) => Instead.WriteAsync(context);
}
