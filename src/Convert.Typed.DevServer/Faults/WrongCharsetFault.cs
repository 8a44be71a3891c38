using System.Text;
using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer.Faults;

/// <summary>The service's own answer, written in one charset and declared as another.</summary>
internal sealed record WrongCharsetFault(string Declared, string Written) : Fault
{
    public override string ToString() => $"written in {Written}, declared as {Declared}{Suffix}";

    internal override Task WriteAsync(HttpContext context, Func<ServiceAnswer> service)
    {
        var answer = service();
        return (answer with
        {
            ContentType = $"application/json; charset={Declared}",
            Body = Encoding.GetEncoding(Written).GetBytes(Encoding.UTF8.GetString(answer.Body.Span)),
        }).WriteAsync(context);
    }
}
