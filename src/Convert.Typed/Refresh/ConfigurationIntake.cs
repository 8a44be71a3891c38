using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Refresh;

/// <summary>
/// The one way from bytes to the config in force, for a snapshot, a copy on disk and a live config alike; and the status that
/// tells of it. What cannot be used leaves everything as it is.
/// </summary>
/// <remarks>One caller at a time writes; anybody reads the status at any time. Who writes tells the listeners.</remarks>
internal sealed partial class ConfigurationIntake
{
    private const int MostProblemsLogged = 20;

    private readonly ConfigurationInForce inForce;
    private readonly RefreshSettings settings;
    private readonly Lazy<ConfigurationShape> shape;
    private readonly TimeProvider time;
    private readonly RefreshMeter meter;
    private readonly ILogger logger;
    private Known known;

    /// <param name="settings">What a config must be.</param>
    /// <param name="describe">Says what the app was built from; asked only when there is a config to compare with it.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="meter">Counts drift.</param>
    /// <param name="logger">Is told what changes.</param>
    public ConfigurationIntake(RefreshSettings settings, Action<ConfigurationShape> describe, TimeProvider time, RefreshMeter meter, ILogger logger)
    {
        this.settings = settings;
        this.time = time;
        this.meter = meter;
        this.logger = logger;
        shape = ConfigurationShape.Of(describe);
        inForce = new ConfigurationInForce(CompiledConfiguration.Empty);
        known = new Known(new ConvertStatus { TakenAt = time.GetUtcNow() }, time.GetTimestamp());
        Listeners = new ConfigurationListeners(logger);
    }

    public ConfigurationInForce InForce => inForce;

    public ConfigurationListeners Listeners { get; }

    /// <summary>The status at this moment.</summary>
    public ConvertStatus Status
    {
        get
        {
            var (status, timestamp) = Volatile.Read(ref known);
            return status.Age is { } age ? status with { Age = age + time.GetElapsedTime(timestamp) } : status;
        }
    }

    /// <summary>Puts a config in force, if it is one and of the right project.</summary>
    /// <param name="utf8Json">The config, as it was served.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="age">How old it is; null is its age by what it says itself.</param>
    /// <param name="fault">What is wrong with it and what to do about it; null when it is in force now.</param>
    /// <returns>Whether another config is in force than before.</returns>
    public bool Take(ReadOnlyMemory<byte> utf8Json, ConfigurationOrigin origin, TimeSpan? age, out string? fault)
    {
        CompiledConfiguration next;
        try
        {
            next = ConfigurationLoader.Load(utf8Json, settings.Bucketing);
        }
        catch (FormatException refusal)
        {
            fault = origin == ConfigurationOrigin.Live ? $"{refusal.Message} Check Convert:SdkKey, and Convert:ConfigEndpoint if it is set." : refusal.Message;
            return false;
        }

        fault = origin switch
        {
            ConfigurationOrigin.Snapshot => null,
            ConfigurationOrigin.Disk => FaultOfProject(next) ?? FaultOfAge(next),
            _ => FaultOfProject(next),
        };
        return fault is null && Take(next, origin, age);
    }

    /// <summary>The service says that the config in force is the one it has.</summary>
    public void Confirm()
    {
        var before = known.Status;
        Publish(before with { Origin = ConfigurationOrigin.Live, Age = TimeSpan.Zero, LastError = null, ConsecutiveFailures = 0 }, time.GetTimestamp());
        ReportRecovery(before);
    }

    /// <summary>A refresh failed; what is in force stays.</summary>
    public void Fail(string fault)
    {
        var before = known.Status;
        Publish(before with { LastError = fault, ConsecutiveFailures = before.ConsecutiveFailures + 1 }, known.Timestamp);
        if (before.LastError != fault)
        {
            RefreshFailed(logger, fault, Status.InForce);
        }
        else
        {
            RefreshFailedAgain(logger, before.ConsecutiveFailures + 1, fault);
        }
    }

    /// <summary>The cache folder was used; null is with success.</summary>
    public void CacheUsed(string? fault)
    {
        if (known.Status.CacheError != fault)
        {
            Publish(known.Status with { CacheError = fault }, known.Timestamp);
            if (fault is not null)
            {
                CacheFailed(logger, fault);
            }
        }
    }

    private bool Take(CompiledConfiguration next, ConfigurationOrigin origin, TimeSpan? age)
    {
        var before = known.Status;
        var isChange = before.Fingerprint != next.Identity.Fingerprint;
        var drift = origin == ConfigurationOrigin.Snapshot ? [] : DriftComparison.Compare(shape.Value, next);
        var taken = before with
        {
            Origin = origin,
            Fingerprint = next.Identity.Fingerprint,
            PublishedAt = next.Identity.PublishedAt,
            TakenAt = isChange ? time.GetUtcNow() : before.TakenAt,
            Age = age ?? AgeOf(next.Identity.PublishedAt),
            Problems = next.Problems,
            Drift = drift,
            LastError = null,
            ConsecutiveFailures = 0,
        };
        if (isChange)
        {
            inForce.Replace(next);
        }

        Publish(taken, time.GetTimestamp());
        ReportRecovery(before);
        if (isChange)
        {
            // A start with the snapshot is what every start is.
            Taken(logger, origin == ConfigurationOrigin.Snapshot ? LogLevel.Debug : LogLevel.Information, taken.InForce);
            CheckEnvironment(next);
        }

        if (!next.Problems.SequenceEqual(before.Problems))
        {
            ReportProblems(next, origin);
        }

        ReportDrift(before.Drift, drift);
        return isChange;
    }

    private string? FaultOfProject(CompiledConfiguration next)
    {
        var (account, project) = (next.Identity.AccountId, next.Identity.ProjectId);
        var isConfigured = settings.ProjectId is not null;
        var (expectedAccount, expectedProject) = isConfigured
            ? (settings.AccountId, settings.ProjectId)
            : inForce.Current.Identity is { IsKnown: true } current ? (current.AccountId, current.ProjectId) : (account, project);
        if (account == expectedAccount && project == expectedProject)
        {
            return null;
        }

        var cure = isConfigured
            ? "Correct Convert:AccountId and Convert:ProjectId, or set Convert:SdkKey to a key of that project."
            : "Set Convert:SdkKey to a key of that project; with several classes each has a section of its own, Convert:ClassName. If the project is another one on purpose, set Convert:AccountId and Convert:ProjectId to its ids.";
        return $"The config is of project {project} of account {account}, and the app is of project {expectedProject} of account {expectedAccount}. {cure}";
    }

    // Without a date it is newer: it was live when the app ran the last time.
    private string? FaultOfAge(CompiledConfiguration next) => next.Identity.PublishedAt < inForce.Current.Identity.PublishedAt
        ? "It is older than the snapshot."
        : null;

    private TimeSpan? AgeOf(DateTimeOffset? publishedAt) =>
        publishedAt is { } published ? TimeSpan.FromTicks(Math.Max(0, (time.GetUtcNow() - published).Ticks)) : null;

    private void Publish(ConvertStatus status, long timestamp) => Volatile.Write(ref known, new Known(status, timestamp));

    private void ReportRecovery(ConvertStatus before)
    {
        if (before.ConsecutiveFailures > 0)
        {
            Recovered(logger, before.ConsecutiveFailures);
        }
    }

    private void ReportProblems(CompiledConfiguration configuration, ConfigurationOrigin origin)
    {
        foreach (var problem in configuration.Problems.Take(MostProblemsLogged))
        {
            PartNotUsed(logger, NameOf(origin), problem.Path, problem.Message);
        }

        if (configuration.Problems.Length > MostProblemsLogged)
        {
            MorePartsNotUsed(logger, NameOf(origin), configuration.Problems.Length - MostProblemsLogged);
        }
    }

    private void ReportDrift(IReadOnlyList<ConfigurationDrift> before, IReadOnlyList<ConfigurationDrift> drift)
    {
        if (drift.Count > 0 && !drift.SequenceEqual(before))
        {
            meter.Drifted(drift.Count);
            if (logger.IsEnabled(LogLevel.Warning))
            {
                Drifted(logger, drift.Count, string.Join('\n', drift.Select(static difference => $"  {difference}")));
            }
        }
    }

    private void CheckEnvironment(CompiledConfiguration configuration)
    {
        var names = string.Join(", ", configuration.Environments);
        if (!string.IsNullOrEmpty(settings.Environment) && names.Length > 0 && !configuration.Environments.Contains(settings.Environment))
        {
            EnvironmentUnknown(logger, settings.Environment, names);
        }
        else if (string.IsNullOrEmpty(settings.Environment) && configuration.DefaultEnvironment is null && configuration.Environments.Length > 1)
        {
            EnvironmentMissing(logger, names);
        }
    }

    private static string NameOf(ConfigurationOrigin origin) => origin switch
    {
        ConfigurationOrigin.Live => "live config",
        ConfigurationOrigin.Disk => "config kept on disk",
        _ => "snapshot",
    };

    [LoggerMessage(3, LogLevel.Warning, "Convert: a part of the {Origin} is not used. {Path}: {Problem}")]
    private static partial void PartNotUsed(ILogger logger, string origin, string path, string problem);

    [LoggerMessage(4, LogLevel.Warning, "Convert: the environment '{Environment}' is none of {Names}. Every experience that runs in one of these is off. Set Environment to one of them; case matters.")]
    private static partial void EnvironmentUnknown(ILogger logger, string environment, string names);

    [LoggerMessage(5, LogLevel.Warning, "Convert: no Environment is set and the project has no default one, so experiences of all environments are decided: {Names}. Set Environment to the one the app runs in.")]
    private static partial void EnvironmentMissing(ILogger logger, string names);

    [LoggerMessage(EventId = 21, Message = "Convert: {InForce}")]
    private static partial void Taken(ILogger logger, LogLevel level, string inForce);

    [LoggerMessage(22, LogLevel.Warning, "Convert: {Fault} {InForce}")]
    private static partial void RefreshFailed(ILogger logger, string fault, string inForce);

    [LoggerMessage(23, LogLevel.Debug, "Convert: another refresh failed, {Failures} in a row. {Fault}")]
    private static partial void RefreshFailedAgain(ILogger logger, int failures, string fault);

    [LoggerMessage(24, LogLevel.Information, "Convert: the config is refreshed again. Refreshes that failed before, in a row: {Failures}.")]
    private static partial void Recovered(ILogger logger, int failures);

    [LoggerMessage(25, LogLevel.Warning, "Convert: the config differs from what the app was built from ({Count}):\n{Differences}")]
    private static partial void Drifted(ILogger logger, int count, string differences);

    [LoggerMessage(26, LogLevel.Warning, "Convert: {Fault}")]
    private static partial void CacheFailed(ILogger logger, string fault);

    [LoggerMessage(27, LogLevel.Warning, "Convert: {Count} more parts of the {Origin} are not used; client.Status.Problems has them all.")]
    private static partial void MorePartsNotUsed(ILogger logger, string origin, int count);

    /// <summary>The status with the moment at which its age was true. One write publishes both.</summary>
    private sealed record Known(ConvertStatus Status, long Timestamp);
}
