namespace ConvertTyped.Tasks.Service;

/// <summary>Where to ask for the config of a project, and as whom (CONTRACT section 1). Immutable.</summary>
/// <remarks>No record: its text would tell the secret and the token.</remarks>
internal sealed class ServiceAddress
{
    private const string BaseOfTheService = "https://cdn-4.convertexperiments.com/api/v1";
    private const string NamingAProject =
        "Write <ConvertSdkKey>10035569/10034190</ConvertSdkKey> with the SDK key of your project into a PropertyGroup of the project file, or pass -p:ConvertSdkKey=…; a project that serves its config without a key can be named by ConvertAccountId and ConvertProjectId instead";

    private readonly string configBase;
    private readonly string project;
    private readonly string? environment;

    private ServiceAddress(string configBase, string project, string? environment, bool isByKey, string? secret, string? debugToken)
    {
        this.configBase = configBase;
        this.project = project;
        this.environment = environment;
        IsByKey = isByKey;
        Secret = secret;
        DebugToken = debugToken;
    }

    /// <summary>Whether the project is named by an SDK key, not by its ids.</summary>
    public bool IsByKey { get; }

    /// <summary>Whether it is the service's own address, not one that the project file names.</summary>
    public bool IsOfTheService => configBase == BaseOfTheService;

    public string? Secret { get; }

    public string? DebugToken { get; }

    /// <summary>Where the config is, without what the query adds: fit for logs.</summary>
    public string Text => $"{configBase}/config/{project}";

    /// <summary>Where to send the request; it may hold the debug token.</summary>
    public Uri Uri
    {
        get
        {
            List<string> query = [];
            if (environment is not null)
            {
                query.Add($"environment={Uri.EscapeDataString(environment)}");
            }

            if (DebugToken is not null)
            {
                query.Add($"debug_token={Uri.EscapeDataString(DebugToken)}");
            }

            // What is checked in should be what is published now, not what a cache on the way still holds.
            query.Add("_conv_low_cache=1");
            return new Uri($"{Text}?{string.Join("&", query)}");
        }
    }

    /// <exception cref="RefreshFailure">An option is missing or cannot be used.</exception>
    public static ServiceAddress Of(ServiceOptions options)
    {
        CheckHidden(ServiceOptions.SecretVariable, options.Secret);
        CheckHidden(ServiceOptions.DebugTokenVariable, options.DebugToken);
        return new(BaseOf(options.ConfigEndpoint), ProjectOf(options), options.Environment, options.SdkKey is not null, options.Secret, options.DebugToken);
    }

    /// <summary>Takes the secret and the token out of text that came from elsewhere.</summary>
    public string Redact(string text) => Without(Without(text, Secret), DebugToken);

    private static string ProjectOf(ServiceOptions options)
    {
        if (options.SdkKey is { } key)
        {
            return key.Split('/') is { Length: <= 2 } parts && Array.TrueForAll(parts, IsIdentifier)
                ? key
                : throw Unusable($"ConvertSdkKey is '{key}', which is not an SDK key. Set it to the one that Convert shows for the project; it looks like 10035569/10034190.");
        }

        if (options.AccountId is null && options.ProjectId is null)
        {
            throw Unusable($"Nothing says which project to ask for. {NamingAProject}.");
        }

        return options is { AccountId: { } account, ProjectId: { } project } && IsIdentifier(account) && IsIdentifier(project)
            ? $"{account}/{project}"
            : throw Unusable("ConvertAccountId and ConvertProjectId name a project only together, each by a number such as 10035569. Set both, or ConvertSdkKey.");
    }

    private static string BaseOf(string? endpoint)
    {
        if (endpoint is null)
        {
            return BaseOfTheService;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw Unusable("ConvertConfigEndpoint is not a base address. Set it to one such as https://proxy.example.com/api/v1, without user, query and fragment.");
        }

        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? endpoint.TrimEnd('/')
            : throw Unusable($"ConvertConfigEndpoint is {endpoint}, which anybody on the way can read and change. Set it to an https address; http is for localhost only.");
    }

    private static void CheckHidden(string variable, string? hidden)
    {
        if (hidden?.All(static character => character is > ' ' and <= '~') == false)
        {
            throw Unusable($"The environment variable {variable} has a space, a line break or a letter that none has. Copy it again; its value is not shown here.");
        }
    }

    // What is no such character cannot be part of a path without changing its meaning.
    private static bool IsIdentifier(string text) =>
        text.Length > 0 && text.All(static character => character is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-' or '_');

    private static string Without(string text, string? hidden) =>
        hidden is null ? text : text.Replace(hidden, "…").Replace(Uri.EscapeDataString(hidden), "…");

    private static RefreshFailure Unusable(string message) => new(RefreshFailure.Option, message);
}
