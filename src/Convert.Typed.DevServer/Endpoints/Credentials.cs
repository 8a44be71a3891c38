using ConvertTyped.DevServer.Configuration;

namespace ConvertTyped.DevServer.Endpoints;

/// <summary>Who may ask. An SDK key has the form of account and project, so which of them a path names depends on the config and the options.</summary>
internal sealed class Credentials(DevServerOptions options)
{
    private const string TokenHeader = "convert-debug-token";
    private const string TokenParameter = "debug_token";

    public ServiceAddress AddressOf(string path, ServableConfiguration configuration)
    {
        if (path == options.SdkKey)
        {
            return ServiceAddress.Key;
        }

        if (path == $"{configuration.AccountId}/{configuration.ProjectId}")
        {
            return ServiceAddress.Project;
        }

        // The slash of a key is not escaped; one that was is still escaped here.
        return options.SdkKey is null && path.Split('/') is { Length: 1 or 2 } parts && parts.All(static part => part.Length > 0 && !part.Contains('%', StringComparison.Ordinal))
            ? ServiceAddress.Key
            : ServiceAddress.Unknown;
    }

    /// <summary>The refusal of a request, or null if it may ask. Project addresses need no secret.</summary>
    public ServiceAnswer? Refuse(ServiceAddress address, string path, HttpRequest request, ServableConfiguration configuration) => address switch
    {
        ServiceAddress.Unknown => ServiceAnswer.Error(
            StatusCodes.Status404NotFound,
            $"There is no project '{path}' here. {(options.SdkKey is null ? "Any SDK key" : $"The SDK key '{options.SdkKey}'")} is answered, and the account and project '{configuration.AccountId}/{configuration.ProjectId}'."),
        ServiceAddress.Key when options.SdkKeySecret is { } secret && !Carries(request, secret) => ServiceAnswer.Error(
            StatusCodes.Status401Unauthorized,
            "This SDK key needs its secret. Send it as 'Authorization: Bearer SECRET'."),
        _ => null,
    };

    /// <summary>Whether the request may see drafts and paused experiences.</summary>
    public bool MaySeeDrafts(HttpRequest request) =>
        options.DebugToken is { Length: > 0 } token && (request.Headers[TokenHeader] == token || request.Query[TokenParameter] == token);

    public static bool HasDebugToken(HttpRequest request) => request.Headers.ContainsKey(TokenHeader) || request.Query.ContainsKey(TokenParameter);

    private static bool Carries(HttpRequest request, string secret)
    {
        const string Scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && authorization[Scheme.Length..] == secret;
    }
}
