using System.Buffers;

namespace ConvertTyped.Client;

/// <summary>Finds options that make no sense, and says what to set. No secret is repeated in what it says.</summary>
internal sealed class ConvertOptionsFaults
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // What is not in here cannot be part of a path without changing its meaning.
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    private readonly List<string> faults = [];

    private ConvertOptionsFaults()
    {
    }

    public static List<string> Of(ConvertOptions options)
    {
        var found = new ConvertOptionsFaults();
        found.CheckProject(options);
        found.CheckEndpoint(nameof(options.ConfigEndpoint), options.ConfigEndpoint);
        found.CheckEndpoint(nameof(options.TrackEndpoint), options.TrackEndpoint);
        found.CheckLimits(options);
        found.CheckDeciding(options);
        found.faults.AddRange(options.Tracking.Faults());
        return found.faults;
    }

    private void CheckProject(ConvertOptions options)
    {
        if (options.SdkKey is { Length: > 0 } key && !(key.Split('/') is { Length: <= 2 } parts && parts.All(IsIdentifier)))
        {
            Add("SdkKey is not an SDK key. Set it to the one that Convert shows for the project; it looks like 10035569/10034190.");
        }

        if (string.IsNullOrEmpty(options.AccountId) != string.IsNullOrEmpty(options.ProjectId))
        {
            Add("Only one of AccountId and ProjectId is set. Set both, or neither and SdkKey.");
        }
        else if (!string.IsNullOrEmpty(options.AccountId) && !(IsIdentifier(options.AccountId) && IsIdentifier(options.ProjectId!)))
        {
            Add("AccountId or ProjectId is not an id. Set them to the numbers that Convert shows, such as 10035569 and 10034190.");
        }

        CheckHidden(nameof(options.SdkKeySecret), options.SdkKeySecret);
        CheckHidden(nameof(options.DebugToken), options.DebugToken);
        if (!string.IsNullOrEmpty(options.SdkKeySecret) && string.IsNullOrEmpty(options.SdkKey))
        {
            Add("SdkKeySecret is set, but no SdkKey that it belongs to. Set SdkKey.");
        }

        if (!string.IsNullOrEmpty(options.DebugToken) && !options.IsLive)
        {
            Add("DebugToken is set, but no project to ask for. Set SdkKey.");
        }

        if (!Enum.IsDefined(options.Start))
        {
            Add($"Start is {options.Start}. Set it to AtOnce, WaitForLive or RequireLive.");
        }
        else if (options.Start == StartMode.RequireLive && !options.IsLive)
        {
            Add("Start is RequireLive, but there is no project to ask for. Set SdkKey, or Start to AtOnce.");
        }
    }

    private void CheckHidden(string name, string? hidden)
    {
        if (hidden is { Length: > 0 } && !hidden.All(static character => character is > ' ' and <= '~'))
        {
            Add($"{name} has a space, a line break or a letter that none has. Copy it again; its value is not shown here.");
        }
    }

    private void CheckEndpoint(string name, Uri? endpoint)
    {
        if (endpoint is null)
        {
            return;
        }

        if (endpoint.IsAbsoluteUri && !endpoint.OriginalString.Contains("://", StringComparison.Ordinal))
        {
            Add($"{name} has no https:// in front, or http:// for this machine. Set it to a whole address, such as https://proxy.example.com/api/v1.");
        }
        else if (!endpoint.IsAbsoluteUri || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            Add($"{name} is not a base address. Set it to one such as https://proxy.example.com/api/v1, without user, query and fragment.");
        }
        else if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            Add($"{name} is {endpoint}, which anybody on the way can read and change. Set it to an https address; http is for localhost only.");
        }
    }

    private void CheckLimits(ConvertOptions options)
    {
        CheckTime(nameof(options.RefreshInterval), options.RefreshInterval, ShortestInterval, LongestInterval);
        CheckTime(nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromMilliseconds(1), LongestWait);
        CheckTime(nameof(options.StartTimeout), options.StartTimeout, TimeSpan.FromMilliseconds(1), LongestWait);
        if (options.MaximumConfigurationBytes is < 1024 or > 1024 * 1024 * 1024)
        {
            Add($"MaximumConfigurationBytes is {options.MaximumConfigurationBytes}. Set it to between 1 KiB and 1 GiB; the default is 64 MiB.");
        }

        if (options.CacheFolder is { } folder && (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal)))
        {
            Add("CacheFolder is no path. Set it to a folder the app may write to, or leave it out.");
        }
    }

    private void CheckTime(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            Add($"{name} is {value}. Set it to between {least} and {most}.");
        }
    }

    private void CheckDeciding(ConvertOptions options)
    {
        if (!double.IsFinite(options.MaximumTraffic) || options.MaximumTraffic < 0)
        {
            Add($"MaximumTraffic is {options.MaximumTraffic}. It is a number of bucket values: leave it at 10000 unless all clients of the project use another.");
        }

        if (options.RememberedVisitors < 2)
        {
            Add($"RememberedVisitors is {options.RememberedVisitors}. At least 2 visitors must be remembered; the default is 100,000.");
        }
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(KeyCharacters);

    private void Add(string fault) => faults.Add($"Convert: {fault}");
}
