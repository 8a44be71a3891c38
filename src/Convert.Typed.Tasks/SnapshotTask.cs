using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;
using ConvertTyped.Tasks.Output;
using ConvertTyped.Tasks.Retiring;
using ConvertTyped.Tasks.Service;
using Microsoft.Build.Framework;

namespace ConvertTyped.Tasks;

/// <summary>Asks Convert for the config of each snapshot of a project, and rewrites the snapshot or verifies that it still fits.</summary>
/// <remarks>
/// The targets <c>ConvertRefresh</c> and <c>ConvertVerify</c> run it, no build does. The secret of the SDK key and the debug token
/// are no parameters, because those are logged; they are read from the environment.
/// </remarks>
public sealed class SnapshotTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private const int DefaultTimeoutSeconds = 30;
    private const int DefaultRetireDays = 90;

    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The snapshots. Metadata <c>SdkKey</c>, <c>AccountId</c>, <c>ProjectId</c> and <c>Environment</c> of one replace the project's.</summary>
    [Required]
    public ITaskItem[] Snapshots { get; set; } = [];

    /// <summary>Whether to compare only, and to fail when a snapshot no longer fits.</summary>
    public bool VerifyOnly { get; set; }

    /// <summary>The SDK key of the project in Convert.</summary>
    public string? SdkKey { get; set; }

    /// <summary>With <see cref="ProjectId"/>, names the project without a key.</summary>
    public string? AccountId { get; set; }

    /// <summary>With <see cref="AccountId"/>, names the project without a key.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The environment whose experiences are asked for; all when it is not set.</summary>
    public string? Environment { get; set; }

    /// <summary>Where configs are served, when not by Convert itself.</summary>
    public string? ConfigEndpoint { get; set; }

    /// <summary>How many seconds an answer may take.</summary>
    public string? Timeout { get; set; }

    /// <summary>Which differences make verifying fail: <c>Any</c>, <c>Types</c> or <c>Breaking</c>.</summary>
    public string? Level { get; set; }

    /// <summary>For how many days what is no longer served keeps types that compile.</summary>
    public string? RetireDays { get; set; }

    /// <summary>Whether a snapshot may become the config of another project.</summary>
    public bool AllowProjectChange { get; set; }

    /// <summary>The file that tells programs what changed; none when it is not set.</summary>
    public string? ReportFile { get; set; }

    /// <summary>Whether a person looks at what this process writes.</summary>
    internal bool HasConsole { get; init; } = !Console.IsOutputRedirected;

    /// <summary>The time, in UTC. TimeProvider would be an assembly of its own here.</summary>
    internal Func<DateTime> Now { get; init; } = static () => DateTime.UtcNow;

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var results = new List<SnapshotResult>();
        foreach (var snapshot in Snapshots)
        {
            var path = snapshot.GetMetadata("FullPath");
            try
            {
                results.Add(Handle(snapshot, path));
            }
            catch (RefreshFailure failure)
            {
                Fail(failure, path);
            }
            catch (OperationCanceledException)
            {
                Log.LogWarning($"Convert: given up; {Path.GetFileName(path)} is as it was.");
                return false;
            }
        }

        return WriteReport(results) && !Log.HasLoggedErrors;
    }

    private SnapshotResult Handle(ITaskItem snapshot, string path)
    {
        var level = VerifyLevelOf(Level);
        var existing = SnapshotFile.Read(path);
        var address = ServiceAddress.Of(OptionsOf(snapshot, existing.Config));
        if (VerifyOnly && existing.Config is null)
        {
            throw new RefreshFailure(RefreshFailure.Outdated, $"The snapshot {existing.Fault}. Run 'dotnet build -t:ConvertRefresh' and check the file in.");
        }

        var output = new BuildOutput(Log, HasConsole);
        output.Tell($"Convert: asking {address.Text}");
        var served = Fetch(address);
        CheckProject(existing.Config, served, path);
        var retired = RetiredFile.ReadBeside(path);
        var renewed = Renew(existing, retired, served);
        var changes = existing.Config is null ? [] : ConfigComparison.Compare(existing.Config, served, retired.Shapes, RetiredFile.ShapesOf(renewed));
        var result = new SnapshotResult(path, VerifyOnly ? Verify(level, existing, served, changes) : Refresh(existing, retired, renewed, served), served, changes);
        output.Tell(ResultText.Write(result));
        if (result.Outcome == SnapshotOutcome.Outdated)
        {
            Fail(
                new(RefreshFailure.Outdated, $"The snapshot no longer fits what Convert serves. {ResultText.Count(changes)} (ConvertVerifyLevel is {level}). Run 'dotnet build -t:ConvertRefresh', build, and check the file in."),
                path);
        }

        return result;
    }

    // A task of a build has no other way to wait.
    private ConfigText Fetch(ServiceAddress address)
    {
        var bytes = ConfigRequest.SendAsync(address, TimeoutOf(Timeout), cancellation.Token).GetAwaiter().GetResult();
        return ConfigText.Read(bytes, out var fault)
            ?? throw new RefreshFailure(RefreshFailure.NoConfig, $"What {address.Text} answers is not a config: {address.Redact(fault)}. Check ConvertConfigEndpoint if it is set, and what stands between this machine and the service.");
    }

    private void CheckProject(ConfigText? existing, ConfigText served, string path)
    {
        if (existing is { Shape: var old } && !AllowProjectChange && (old.AccountId, old.ProjectId) != (served.Shape.AccountId, served.Shape.ProjectId))
        {
            throw new RefreshFailure(
                RefreshFailure.OtherProject,
                $"The snapshot is of project {old.AccountId}/{old.ProjectId}, and what was served is of {served.Shape.AccountId}/{served.Shape.ProjectId}. Correct the SDK key, or pass -p:ConvertAllowProjectChange=true if it is meant to become that one.");
        }
    }

    /// <summary>What is kept from now on of what is no longer served; null when that is nothing.</summary>
    private string? Renew(SnapshotFile existing, RetiredFile retired, ConfigText served)
    {
        // Types of another project are none of this one.
        var isSameProject = existing.Config is not { Shape: var old } || old.ProjectId == served.Shape.ProjectId;
        var kept = isSameProject ? retired : retired with { Json = null };
        return kept.Renew(isSameProject ? existing.Config : null, served, Now(), RetireDaysOf(RetireDays));
    }

    private static SnapshotOutcome Refresh(SnapshotFile existing, RetiredFile retired, string? renewed, ConfigText served)
    {
        // First, so that a build which is killed in between has kept what the old snapshot still holds as well.
        AtomicFile.CheckWritable(existing.Path);
        retired.Replace(renewed);
        if (existing.Text == served.Text)
        {
            return SnapshotOutcome.Unchanged;
        }

        AtomicFile.Write(existing.Path, served.Text);
        return existing.Text is null ? SnapshotOutcome.Created : SnapshotOutcome.Refreshed;
    }

    private static SnapshotOutcome Verify(VerifyLevel level, SnapshotFile existing, ConfigText served, IReadOnlyList<ConfigChange> changes)
    {
        var isOutdated = level switch
        {
            VerifyLevel.Any => existing.Config!.Text != served.Text,
            VerifyLevel.Types => changes.Any(static change => change.Effect != ChangeEffect.None),
            _ => changes.Any(static change => change.Effect == ChangeEffect.Breaking),
        };
        return isOutdated ? SnapshotOutcome.Outdated : SnapshotOutcome.Fits;
    }

    private bool WriteReport(IReadOnlyList<SnapshotResult> results)
    {
        if (string.IsNullOrEmpty(ReportFile))
        {
            return true;
        }

        var path = Path.GetFullPath(ReportFile);
        try
        {
            AtomicFile.Write(path, ChangeReport.Write(results));
            return true;
        }
        catch (RefreshFailure failure)
        {
            Fail(failure, path);
            return false;
        }
    }

    /// <summary>What the item and the project say; where neither names a project in Convert, the one whose config is checked in.</summary>
    private ServiceOptions OptionsOf(ITaskItem snapshot, ConfigText? existing)
    {
        var (key, account, project) = (Option(snapshot, "SdkKey", SdkKey), Option(snapshot, "AccountId", AccountId), Option(snapshot, "ProjectId", ProjectId));
        var isNamed = (key ?? account ?? project) is not null;
        return new()
        {
            SdkKey = key,
            AccountId = isNamed ? account : existing?.Shape.AccountId,
            ProjectId = isNamed ? project : existing?.Shape.ProjectId,
            Environment = Option(snapshot, "Environment", Environment),
            ConfigEndpoint = Given(ConfigEndpoint),
        };
    }

    private static string? Option(ITaskItem snapshot, string name, string? ofProject) => Given(snapshot.GetMetadata(name)) ?? Given(ofProject);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private static TimeSpan TimeoutOf(string? seconds)
    {
        if (Given(seconds) is not { } text)
        {
            return TimeSpan.FromSeconds(DefaultTimeoutSeconds);
        }

        return int.TryParse(text, out var number) && number is >= 1 and <= 3600
            ? TimeSpan.FromSeconds(number)
            : throw new RefreshFailure(RefreshFailure.Option, $"ConvertRefreshTimeout is '{text}'. Set it to whole seconds, from 1 to 3600.");
    }

    private static int RetireDaysOf(string? days)
    {
        if (Given(days) is not { } text)
        {
            return DefaultRetireDays;
        }

        return int.TryParse(text, out var number) && number >= 0
            ? number
            : throw new RefreshFailure(RefreshFailure.Option, $"ConvertRetireDays is '{text}'. Set it to whole days, such as 90.");
    }

    private static VerifyLevel VerifyLevelOf(string? level)
    {
        if (Given(level) is not { } text)
        {
            return VerifyLevel.Types;
        }

        return Enum.TryParse<VerifyLevel>(text, ignoreCase: true, out var known) && Enum.IsDefined(typeof(VerifyLevel), known)
            ? known
            : throw new RefreshFailure(RefreshFailure.Option, $"ConvertVerifyLevel is '{text}'. Set it to Any, Types or Breaking.");
    }

    private void Fail(RefreshFailure failure, string file) => Log.LogError(
        subcategory: null,
        failure.Code,
        helpKeyword: null,
        helpLink: $"https://github.com/convert-typed/convert-typed#{failure.Code.ToLowerInvariant()}",
        file,
        lineNumber: 0,
        columnNumber: 0,
        endLineNumber: 0,
        endColumnNumber: 0,
        "{0}",
        failure.Message);
}
