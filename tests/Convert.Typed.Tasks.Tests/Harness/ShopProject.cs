using System.Text;
using System.Text.Json.Nodes;
using ConvertTyped.DevServer;
using ConvertTyped.Tests;
using TaskItem = Microsoft.Build.Utilities.TaskItem;

namespace ConvertTyped.Tasks.Tests.Harness;

/// <summary>A project folder with a snapshot, and the service it asks.</summary>
internal sealed class ShopProject : IAsyncDisposable
{
    public const string Key = "10012345/1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("Läden & Söhne ");

    private ShopProject(ConvertDevServer server) => Server = server;

    public static string Quickstart { get; } = File.ReadAllText(Path.Combine(Repository.Root, "samples/Quickstart/convert.config.json"));

    public ConvertDevServer Server { get; }

    public string Snapshot => Path.Combine(folder.FullName, "convert.config.json");

    public string Retired => Path.Combine(folder.FullName, "convert.retired.json");

    /// <summary>The day of the next refresh.</summary>
    public DateTime Today { get; set; } = new(2026, 11, 24, 13, 0, 0, DateTimeKind.Utc);

    public static async Task<ShopProject> StartAsync(string? served = null, bool disableDefaultConfig = false) => new(await ConvertDevServer.StartAsync(new DevServerOptions
    {
        Configuration = Encoding.UTF8.GetBytes(served ?? Quickstart),
        SdkKey = Key,
        DisableDefaultConfig = disableDefaultConfig,
    }));

    /// <summary>The quickstart's config after a change.</summary>
    public static string With(Action<JsonNode> change)
    {
        var config = JsonNode.Parse(Quickstart)!;
        change(config);
        return config.ToJsonString();
    }

    public void Serve(Action<JsonNode> change) => Server.Serve(Encoding.UTF8.GetBytes(With(change)));

    /// <summary>The task as the targets of the package set it up, with these changes.</summary>
    public SnapshotTask NewTask(RecordingEngine engine, Action<SnapshotTask>? options = null)
    {
        var task = new SnapshotTask
        {
            BuildEngine = engine,
            HasConsole = false,
            Now = () => Today,
            Snapshots = [new TaskItem(Snapshot)],
            SdkKey = Key,
            ConfigEndpoint = Server.Address.AbsoluteUri,
        };
        options?.Invoke(task);
        return task;
    }

    public Task<TaskRun> RefreshAsync(Action<SnapshotTask>? options = null) => RunAsync(options);

    public Task<TaskRun> VerifyAsync(string? level = null) => RunAsync(task =>
    {
        task.VerifyOnly = true;
        task.Level = level;
    });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<TaskRun> RunAsync(Action<SnapshotTask>? options)
    {
        var engine = new RecordingEngine();
        using var task = NewTask(engine, options);
        var succeeded = await Task.Run(task.Execute).WaitAsync(Patience);
        var error = engine.Errors.SingleOrDefault();
        return new(succeeded, error?.Code, error?.Message, string.Join('\n', engine.Messages));
    }
}
