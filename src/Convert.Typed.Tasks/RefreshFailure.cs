namespace ConvertTyped.Tasks;

/// <summary>Why a snapshot could not be refreshed or verified, in words that name the cure and hold no secret.</summary>
/// <param name="code">The id under which README explains it.</param>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class RefreshFailure(string code, string message) : Exception(message)
{
    /// <summary>An option is missing or cannot be used.</summary>
    public const string Option = "CVT101";

    /// <summary>The service answered, and refuses.</summary>
    public const string Refused = "CVT102";

    /// <summary>No answer came.</summary>
    public const string NoAnswer = "CVT103";

    /// <summary>What was answered is no config.</summary>
    public const string NoConfig = "CVT104";

    /// <summary>The config is one of another project.</summary>
    public const string OtherProject = "CVT105";

    /// <summary>A file cannot be read or written.</summary>
    public const string File = "CVT106";

    /// <summary>The checked-in config no longer fits the served one.</summary>
    public const string Outdated = "CVT107";

    public string Code { get; } = code;
}
