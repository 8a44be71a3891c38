namespace ConvertTyped.Tasks.Service;

/// <summary>What the project file and the environment say about whom to ask. What is not given is null.</summary>
internal sealed class ServiceOptions
{
    /// <summary>The environment variable that holds the secret of the SDK key.</summary>
    public const string SecretVariable = "CONVERT_SDK_KEY_SECRET";

    /// <summary>The environment variable that holds the token which shows drafts and paused experiences.</summary>
    public const string DebugTokenVariable = "CONVERT_DEBUG_TOKEN";

    public string? SdkKey { get; init; }

    public string? AccountId { get; init; }

    public string? ProjectId { get; init; }

    public string? Environment { get; init; }

    public string? ConfigEndpoint { get; init; }

    // Properties of a build are written into its logs; these two are read where nothing writes them down.
    public string? Secret { get; } = FromEnvironment(SecretVariable);

    public string? DebugToken { get; } = FromEnvironment(DebugTokenVariable);

    private static string? FromEnvironment(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
