using System.Text;
using ConvertTyped.DevServer;

namespace ConvertTyped.Refresh.Tests;

/// <summary>An answer that is not a config leaves the config in force, says why and what to do, and the next one counts again.</summary>
public sealed class BadAnswerTests
{
    public static TheoryData<string, string> Answers => new()
    {
        { nameof(Fault.Html), "The config is not JSON: '<' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0. It is a web page, as a login page or a proxy answers. Check Convert:SdkKey" },
        { nameof(Fault.ErrorWithStatus200), "The config is an error answer of the service. Check Convert:SdkKey" },
        { nameof(Fault.CutBody), "The connection was lost before the answer had ended." },
        { nameof(Fault.GzipBomb), "The answer has more than 1,000,000 bytes." },
        { nameof(Fault.WrongCharset), "The config is not UTF-8." },
        { "Latin 1", "The config is not UTF-8." },
        { nameof(Fault.CutConnection), "The connection was lost before the answer had ended." },
        { "404", "(404). The service does not know the SDK key: check Convert:SdkKey" },
        { "401", "(401). The SDK key is valid but needs its secret: set Convert:SdkKeySecret." },
        { "Half", "The config is not JSON: " },
        { "Empty", "The config is not JSON: " },
        { "Null", "The config has no account_id or no project.id" },
        { "Other project", "The config is of project 99 of account 10012345, and the app is of project 10054321 of account 10012345. Set Convert:SdkKey to a key of that project" },
        { "Other account", "The config is of project 10054321 of account 98, and the app is of" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_bad_answer_leaves_the_config_in_force(string answer, string error)
    {
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address, static options => options.MaximumConfigurationBytes = 1_000_000);
        var before = app.Status;
        server.Serve(Encoding.UTF8.GetBytes(ShopConfig.Text.Replace("Buy now", "Für dich", StringComparison.Ordinal)));
        server.Faults.Config.Next(FaultOf(answer));

        await app.NextRefreshAsync();

        Assert.Equal("live", app.Caption);
        Assert.Contains(error, app.Status.LastError);
        Assert.Equal(1, app.Status.ConsecutiveFailures);
        Assert.Equal((before.Fingerprint, before.Origin, before.TakenAt), (app.Status.Fingerprint, app.Status.Origin, app.Status.TakenAt));
        var line = Assert.Single(app.Log.Lines, static line => line.StartsWith("Warning"));
        Assert.Contains($"Convert: {app.Status.LastError} Serving the live config {before.Fingerprint}", line);

        server.Serve(ShopConfig.Saying("better"));
        await app.NextRefreshAsync();

        Assert.Equal("better", app.Caption);
        Assert.Null(app.Status.LastError);
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_asked_for_while_the_snapshot_answers()
    {
        await using var server = await LiveApp.ServeAsync(secret: "hidden");
        await using var without = await LiveApp.StartAsync(server.Address);
        await using var wrong = await LiveApp.StartAsync(server.Address, static options => options.SdkKeySecret = "wrong");
        await using var with = await LiveApp.StartAsync(server.Address, static options => options.SdkKeySecret = "hidden");

        Assert.Contains(without.Log.Lines, line => line.Contains(
            $"Convert: No config from {server.Address}config/10012345/shop (401). The SDK key is valid but needs its secret: set Convert:SdkKeySecret. Serving the snapshot of 2026-11-01."));
        Assert.Contains("does not accept the secret", wrong.Status.LastError);
        Assert.Equal(("Buy now", "live"), (without.Caption, with.Caption));
    }

    [Fact]
    public async Task Another_project_is_taken_when_the_options_say_so()
    {
        var other = ShopConfig.With(static config => config["project"]!["id"] = "99");
        await using var server = await LiveApp.ServeAsync(other);
        await using var app = await LiveApp.StartAsync(server.Address, static options => (options.AccountId, options.ProjectId) = ("10012345", "99"));

        Assert.Equal(ConfigurationOrigin.Live, app.Status.Origin);

        server.Serve(ShopConfig.Bytes);
        await app.NextRefreshAsync();

        Assert.Contains("the app is of project 99 of account 10012345. Correct Convert:AccountId and Convert:ProjectId", app.Status.LastError);
    }

    [Fact]
    public async Task A_config_that_grows_to_50_MB_is_taken_and_one_beyond_the_limit_is_not()
    {
        var large = ShopConfig.With(static config =>
        {
            ShopConfig.EachChangeOf(config, "10071", static values => values["caption"] = "large");
            var features = config["features"]!.AsArray();
            for (var number = 0; number < 500; number++)
            {
                features.Add(new System.Text.Json.Nodes.JsonObject { ["id"] = $"x{number}", ["key"] = $"{number}-{new string('x', 100_000)}", ["variables"] = new System.Text.Json.Nodes.JsonArray() });
            }
        });
        Assert.InRange(large.Length, 50_000_000, 60_000_000);
        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address);
        await using var smaller = await LiveApp.StartAsync(server.Address, static options => options.MaximumConfigurationBytes = 50_000_000);

        server.Serve(large);
        await app.NextRefreshAsync();
        await smaller.NextRefreshAsync();

        Assert.Equal(("large", null), (app.Caption, app.Status.LastError));
        Assert.Equal("live", smaller.Caption);
        Assert.Contains("raise Convert:MaximumConfigurationBytes", smaller.Status.LastError);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.Next(Fault.Answer(200, "\uFEFF" + Encoding.UTF8.GetString(ShopConfig.Saying("marked").Span)));
        await using var app = await LiveApp.StartAsync(server.Address);

        Assert.Equal("marked", app.Caption);
    }

    [Fact]
    public async Task Parts_that_cannot_be_used_are_in_the_status_and_in_the_log_but_not_thousands_of_times()
    {
        var broken = ShopConfig.With(static config =>
        {
            for (var number = 0; number < 100; number++)
            {
                config["features"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["name"] = "no id" });
            }
        });
        await using var server = await LiveApp.ServeAsync(broken);
        await using var app = await LiveApp.StartAsync(server.Address);

        Assert.Equal(100, app.Status.Problems.Count);
        Assert.Equal("features[6]: A feature needs an id and a key; this one is left out.", app.Status.Problems[0].ToString());
        Assert.Equal(20, app.Log.Lines.Count(static line => line.Contains("a part of the live config is not used. features[")));
        Assert.Single(app.Log.Lines, static line => line.Contains("80 more parts of the live config are not used"));
    }

    private static Fault FaultOf(string answer) => answer switch
    {
        nameof(Fault.Html) => Fault.Html(),
        nameof(Fault.ErrorWithStatus200) => Fault.ErrorWithStatus200(),
        nameof(Fault.CutBody) => Fault.CutBody(),
        nameof(Fault.GzipBomb) => Fault.GzipBomb(),
        nameof(Fault.WrongCharset) => Fault.WrongCharset(),
        nameof(Fault.CutConnection) => Fault.CutConnection(),
        "Latin 1" => Fault.WrongCharset("utf-8", "iso-8859-1"),
        "Half" => Fault.Answer(200, ShopConfig.Text[..(ShopConfig.Text.Length / 2)]),
        "Empty" => Fault.Answer(200, ""),
        "Null" => Fault.Answer(200, "null"),
        "Other project" => Fault.Answer(200, ShopConfig.Text.Replace("\"10054321\"", "\"99\"", StringComparison.Ordinal)),
        "Other account" => Fault.Answer(200, ShopConfig.Text.Replace("\"10012345\"", "\"98\"", StringComparison.Ordinal)),
        var status => Fault.Status(int.Parse(status)),
    };
}
