using System.Security.Cryptography;
using ConvertTyped.DevServer.Configuration;
using Microsoft.Net.Http.Headers;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>Answers config requests.</summary>
internal sealed partial class ConfigEndpoint(DevServerOptions options, ConfigurationSource source, Credentials credentials, ILogger logger)
{
    public ServiceAnswer Answer(HttpRequest request, string path)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return ServiceAnswer.Error(StatusCodes.Status405MethodNotAllowed, "A config is read with GET.") with { Allow = "GET, HEAD" };
        }

        var configuration = source.Current;
        var address = credentials.AddressOf(path, configuration);
        var answer = credentials.Refuse(address, path, request, configuration) ?? RefuseDefault(address, configuration) ?? Serve(request, configuration);
        if (answer.Message is { } message)
        {
            ConfigRefused(logger, answer.StatusCode, request.Path, message);
        }
        else
        {
            ConfigAnswered(logger, answer.StatusCode, request.Path);
        }

        return answer;
    }

    private ServiceAnswer? RefuseDefault(ServiceAddress address, ServableConfiguration configuration) =>
        address == ServiceAddress.Project && (options.DisableDefaultConfig || configuration.DisablesDefaultConfig)
            ? ServiceAnswer.Error(
                StatusCodes.Status403Forbidden,
                "This project does not give its config to requests by account and project (disable_default_config). Ask with an SDK key.")
            : null;

    private ServiceAnswer Serve(HttpRequest request, ServableConfiguration configuration)
    {
        var body = configuration.Write(new ConfigurationSelection(
            request.Query["environment"].ToString() is { Length: > 0 } environment ? environment : null,
            request.Query["exp"].ToString() is { Length: > 0 } experience ? experience : null,
            credentials.MaySeeDrafts(request)));

        // Weak: it names the config, not the bytes that compression makes of it.
        var tag = new EntityTagHeaderValue($"\"{System.Convert.ToHexStringLower(SHA256.HashData(body.Span)[..16])}\"", isWeak: true);
        var isKnown = EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));
        return new ServiceAnswer(isKnown ? StatusCodes.Status304NotModified : StatusCodes.Status200OK, isKnown ? default : body)
        {
            EntityTag = tag.ToString(),
            CacheControl = request.Query["_conv_low_cache"] == "1" ? "no-store" : "no-cache",
        };
    }

    [LoggerMessage(82, LogLevel.Information, "config: {Status} for {Path}")]
    private static partial void ConfigAnswered(ILogger logger, int status, PathString path);

    [LoggerMessage(89, LogLevel.Warning, "config: {Status} for {Path}: {Message}")]
    private static partial void ConfigRefused(ILogger logger, int status, PathString path, string message);
}
