using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConvertTyped.DevServer;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>Each failure names its cure, and leaves the file as it was.</summary>
public sealed class FailureTests
{
    private const string Before = "what was checked in";

    [Fact]
    public async Task Without_a_project_to_ask_for_it_says_how_to_name_one() => await AssertFailsAsync(
        static task => task.SdkKey = " ",
        "CVT101",
        "Nothing says which project to ask for. Write <ConvertSdkKey>10035569/10034190</ConvertSdkKey> with the SDK key of your project into a PropertyGroup of the project file, or pass -p:ConvertSdkKey=…; a project that serves its config without a key can be named by ConvertAccountId and ConvertProjectId instead.");

    [Theory]
    [InlineData("https://example.com/key", "ConvertSdkKey is 'https://example.com/key', which is not an SDK key. Set it to the one that Convert shows for the project; it looks like 10035569/10034190.")]
    [InlineData("../1", "ConvertSdkKey is '../1', which is not an SDK key. Set it to the one that Convert shows for the project; it looks like 10035569/10034190.")]
    public async Task A_key_that_is_none_is_not_asked_with(string key, string message) => await AssertFailsAsync(task => task.SdkKey = key, "CVT101", message);

    [Fact]
    public async Task Half_of_the_ids_is_not_enough() => await AssertFailsAsync(
        static task => (task.SdkKey, task.AccountId) = (null, "10012345"),
        "CVT101",
        "ConvertAccountId and ConvertProjectId name a project only together, each by a number such as 10035569. Set both, or ConvertSdkKey.");

    [Theory]
    [InlineData("localhost:5005", "ConvertConfigEndpoint is localhost:5005, which anybody on the way can read and change. Set it to an https address; http is for localhost only.")]
    [InlineData("http://example.com/api", "ConvertConfigEndpoint is http://example.com/api, which anybody on the way can read and change. Set it to an https address; http is for localhost only.")]
    [InlineData("https://user:word@example.com", "ConvertConfigEndpoint is not a base address. Set it to one such as https://proxy.example.com/api/v1, without user, query and fragment.")]
    public async Task An_endpoint_that_is_not_safe_is_not_asked(string endpoint, string message) =>
        await AssertFailsAsync(task => task.ConfigEndpoint = endpoint, "CVT101", message);

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    public async Task A_time_limit_that_is_none_is_refused(string timeout) => await AssertFailsAsync(
        task => task.Timeout = timeout, "CVT101", $"ConvertRefreshTimeout is '{timeout}'. Set it to whole seconds, from 1 to 3600.");

    [Fact]
    public async Task A_project_that_disables_its_default_config_asks_for_a_key()
    {
        await using var project = await ShopProject.StartAsync(disableDefaultConfig: true);

        await AssertFailsAsync(
            project,
            static task => (task.SdkKey, task.AccountId, task.ProjectId) = (null, "10012345", "10054321"),
            "CVT102",
            $"No config from {project.Server.Address}config/10012345/10054321 (403). The project does not serve its config by account and project. Set ConvertSdkKey to an SDK key of the project, or allow the default config in Convert.");
    }

    [Theory]
    [InlineData(401, "The SDK key needs its secret. Set the environment variable CONVERT_SDK_KEY_SECRET to it; never write it into a project file.")]
    [InlineData(404, "The service does not know the SDK key. Check ConvertSdkKey and ConvertConfigEndpoint.")]
    [InlineData(407, "The proxy asks who you are. Give it a user and a password in HTTPS_PROXY, or let it pass requests to this host.")]
    [InlineData(429, "The service was asked too often. Wait a minute and run it again.")]
    [InlineData(302, "The answer leads elsewhere, which the service never does. Check ConvertConfigEndpoint, and what stands between this machine and the service.")]
    [InlineData(503, "The service has a fault of its own. Run it again later.")]
    public async Task A_refusal_names_its_cure(int status, string cure)
    {
        await using var project = await ShopProject.StartAsync();
        project.Server.Faults.Config.Next(Fault.Status(status));

        await AssertFailsAsync(project, null, "CVT102", $"No config from {project.Server.Address}config/10012345/1 ({status}). {cure}");
    }

    public static TheoryData<string, string> AnswersThatAreNoConfig => new()
    {
        { "html", "it is a web page, as a proxy or a sign-in page answers" },
        { "error", "it is an error answer of the service (This answer was asked for as a fault.)" },
        { "latin-1", "it is not UTF-8" },
        { "half", "it is not JSON: line 1, column 7: expected a value after ':', found the end of the file" },
        { "without", "it has no project.id" },
    };

    [Theory]
    [MemberData(nameof(AnswersThatAreNoConfig))]
    public async Task An_answer_that_is_no_config_says_what_it_is(string answer, string fault)
    {
        await using var project = await ShopProject.StartAsync(ShopProject.Quickstart.Replace("Example Shop", "Läden & Söhne", StringComparison.Ordinal));
        project.Server.Faults.Config.Next(answer switch
        {
            "html" => Fault.Html(),
            "error" => Fault.ErrorWithStatus200(),
            "latin-1" => Fault.WrongCharset("utf-8", "iso-8859-1"),
            "half" => Fault.Answer(200, "{\"a\": "),
            _ => Fault.Answer(200, """{"account_id": "1", "project": {}}"""),
        });

        await AssertFailsAsync(
            project,
            null,
            "CVT104",
            $"What {project.Server.Address}config/10012345/1 answers is not a config: {fault}. Check ConvertConfigEndpoint if it is set, and what stands between this machine and the service.");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up()
    {
        await using var project = await ShopProject.StartAsync();
        project.Server.Faults.Config.Next(Fault.BlackHole());

        await AssertFailsAsync(
            project,
            static task => task.Timeout = "1",
            "CVT103",
            $"No config from {project.Server.Address}config/10012345/1: no whole answer came within 1 s. Check the network, or raise ConvertRefreshTimeout (seconds).");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_not_taken()
    {
        await using var project = await ShopProject.StartAsync();
        project.Server.Faults.Config.Next(Fault.CutBody());

        await AssertFailsAsync(
            project, null, "CVT103", $"No config from {project.Server.Address}config/10012345/1: the connection was lost before the answer had ended. Run it again.");
    }

    [Fact]
    public async Task An_answer_that_grows_without_end_is_not_taken()
    {
        await using var project = await ShopProject.StartAsync();
        project.Server.Faults.Config.Next(Fault.GzipBomb(65L * 1024 * 1024));

        await AssertFailsAsync(
            project,
            null,
            "CVT104",
            $"No config from {project.Server.Address}config/10012345/1: the answer has more than 64 MiB, which no app would take. Look at what is served there.");
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_named() => await AssertFailsAsync(
        static task => task.ConfigEndpoint = "https://convert.invalid",
        "CVT103",
        "No config from https://convert.invalid/config/10012345/1: the host 'convert.invalid' is not known here. Check the network of this machine, and ConvertConfigEndpoint. Without a network, build with the snapshot that is checked in.");

    [Fact]
    public async Task A_port_where_nobody_listens_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await AssertFailsAsync(
            task => task.ConfigEndpoint = $"http://127.0.0.1:{port}",
            "CVT103",
            $"No config from http://127.0.0.1:{port}/config/10012345/1: nobody answers at 127.0.0.1:{port}. Check the network of this machine, and ConvertConfigEndpoint.");
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_a_fault_of_TLS()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var serving = ServeUntrusted(listening, patience.Token);
        var port = await listening.Task.WaitAsync(patience.Token);

        await AssertFailsAsync(
            task => task.ConfigEndpoint = $"https://localhost:{port}",
            "CVT103",
            $"No config from https://localhost:{port}/config/10012345/1: the TLS connection to localhost:{port} failed. Check the certificates this machine trusts, its clock, and what stands between it and the service.");
        await serving.WaitAsync(patience.Token);
    }

    [Fact]
    public async Task A_file_that_is_read_only_is_not_replaced()
    {
        await using var project = await ShopProject.StartAsync();
        await File.WriteAllTextAsync(project.Snapshot, Before);
        File.SetAttributes(project.Snapshot, FileAttributes.ReadOnly);

        await AssertFailsAsync(project, null, "CVT106", $"{project.Snapshot} is read-only. Check it out or make it writable, and run it again.");
    }

    [Fact]
    public async Task With_a_file_that_is_read_only_nothing_is_retired_either()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        File.SetAttributes(project.Snapshot, FileAttributes.ReadOnly);
        project.Serve(static config => config["goals"]!.AsArray().RemoveAt(0));

        var run = await project.RefreshAsync();

        Assert.Equal("CVT106", run.Code);
        Assert.False(File.Exists(project.Retired));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await using var project = await ShopProject.StartAsync();

        // A folder stands where the new file would be written.
        Directory.CreateDirectory($"{project.Snapshot}.new");
        await File.WriteAllTextAsync(project.Snapshot, Before);

        var run = await project.RefreshAsync();

        Assert.Equal("CVT106", run.Code);
        Assert.StartsWith($"{project.Snapshot} cannot be written, and is as it was: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(Before, await File.ReadAllTextAsync(project.Snapshot));
    }

    private static async Task AssertFailsAsync(Action<SnapshotTask>? options, string code, string message)
    {
        await using var project = await ShopProject.StartAsync();
        await AssertFailsAsync(project, options, code, message);
    }

    private static async Task AssertFailsAsync(ShopProject project, Action<SnapshotTask>? options, string code, string message)
    {
        if (!File.Exists(project.Snapshot))
        {
            await File.WriteAllTextAsync(project.Snapshot, Before);
        }

        var run = await project.RefreshAsync(options);

        Assert.False(run.Succeeded);
        Assert.Equal((code, message), (run.Code, run.Error));
        Assert.Equal(Before, await File.ReadAllTextAsync(project.Snapshot));
    }

    private static async Task ServeUntrusted(TaskCompletionSource<int> listening, CancellationToken patience)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        listening.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var connection = await listener.AcceptTcpClientAsync(patience);
        await using var secured = new SslStream(connection.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, patience);
            await secured.ReadExactlyAsync(new byte[1], patience);
        }
        catch (Exception refusal) when (refusal is AuthenticationException or IOException)
        {
            // That is what the client should do.
        }
    }
}
