using System.Text.Json.Nodes;
using ConvertTyped.Tasks.Tests.Harness;

namespace ConvertTyped.Tasks.Tests;

/// <summary>Rewriting a snapshot with what is served.</summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task A_project_without_a_snapshot_gets_one()
    {
        await using var project = await ShopProject.StartAsync();

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.StartsWith(
            $"""
            Convert: asking {project.Server.Address}config/10012345/1
            Convert: convert.config.json is new. It holds 6 features, 3 experiences and 2 goals of Example Shop. Check it in.

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.True(File.Exists(project.Snapshot));
    }

    [Fact]
    public async Task Refreshing_again_leaves_the_file_alone()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        var bytes = await File.ReadAllBytesAsync(project.Snapshot);
        var yesterday = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(project.Snapshot, yesterday);

        var again = await project.RefreshAsync();

        Assert.Contains("is what Convert serves: 6 features, 3 experiences and 2 goals of Example Shop. Nothing to do.\n", again.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(project.Snapshot));
        Assert.Equal(yesterday, File.GetLastWriteTimeUtc(project.Snapshot));
    }

    [Fact]
    public async Task What_changed_is_told_in_lines_that_say_what_they_do_to_types()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config =>
        {
            var features = config["features"]!.AsArray();
            var button = features.Single(static feature => (string?)feature!["key"] == "checkout-new-button")!;
            var variables = button["variables"]!.AsArray();
            variables.Single(static variable => (string?)variable!["key"] == "rounded")!["type"] = "string";
            variables.Remove(variables.Single(static variable => (string?)variable!["key"] == "color"));
            variables.Add(new JsonObject { ["key"] = "subtitle", ["type"] = "string" });
            features.Add(new JsonObject { ["id"] = "10099", ["key"] = "checkout-express", ["name"] = "Express" });
            var experiences = config["experiences"]!.AsArray();
            var checkout = experiences[0]!;
            checkout["variations"]![0]!["traffic_allocation"] = 60;
            checkout["variations"]![1]!["traffic_allocation"] = 20;
            experiences.RemoveAt(2);
            var goals = config["goals"]!.AsArray();
            goals[0]!["name"] = "Bought";
        });

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.Contains(
            """
            Convert: convert.config.json is refreshed: 7 features, 2 experiences and 2 goals of Example Shop.
              ~ variable rounded of feature checkout-new-button: it was boolean and is string (breaks code that uses it)
              + variable subtitle of feature checkout-new-button: string (adds types)
              - variable color of feature checkout-new-button: every variation set it, and its member can be null now (breaks code that uses it)
              + feature checkout-express (adds types)
              ~ traffic checkout-button: original 40 % → 60 %, new-button 40 % → 20 %
              - experience free-shipping (retires types)
              ~ goal purchase: name
            7 differences: 2 break code, 3 add or retire types, 2 change no types. Build to see what that means for your code, then check the file in.
            Worth a look in Convert (3 findings):

            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_tells_programs_what_changed()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        project.Serve(static config => config["goals"]![0]!["key"] = "bought");
        var report = Path.Combine(Path.GetDirectoryName(project.Snapshot)!, "out", "report.json");

        var run = await project.RefreshAsync(task => task.ReportFile = report);

        Assert.True(run.Succeeded, run.Error);
        var snapshot = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(report))!["snapshots"]!.AsArray())!;
        Assert.Equal(project.Snapshot, (string?)snapshot["snapshot"]);
        Assert.Equal("refreshed", (string?)snapshot["result"]);
        Assert.Equal("10054321", (string?)snapshot["project"]);
        Assert.Equal(
            """[{"change":"changed","part":"goal","key":"bought","owner":null,"detail":"its key was purchase","effect":"types"}]""",
            snapshot["changes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_snapshot_that_is_no_config_is_replaced()
    {
        await using var project = await ShopProject.StartAsync();
        await File.WriteAllTextAsync(project.Snapshot, "<<<<<<< HEAD\n{}");

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.StartsWith("{\n  \"account_id\": \"10012345\",\n", await File.ReadAllTextAsync(project.Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_config_of_another_project_is_refused_unless_it_is_allowed()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();
        var bytes = await File.ReadAllBytesAsync(project.Snapshot);
        project.Serve(static config => config["project"]!["id"] = "10099999");

        var refused = await project.RefreshAsync();
        var after = await File.ReadAllBytesAsync(project.Snapshot);
        var allowed = await project.RefreshAsync(static task => task.AllowProjectChange = true);

        Assert.False(refused.Succeeded);
        Assert.Equal("CVT105", refused.Code);
        Assert.Equal(
            "The snapshot is of project 10012345/10054321, and what was served is of 10012345/10099999. Correct the SDK key, or pass -p:ConvertAllowProjectChange=true if it is meant to become that one.",
            refused.Error);
        Assert.Equal(bytes, after);
        Assert.True(allowed.Succeeded, allowed.Error);
        Assert.Contains("\"id\": \"10099999\"", await File.ReadAllTextAsync(project.Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_build_left_behind_is_taken_over()
    {
        await using var project = await ShopProject.StartAsync();
        await File.WriteAllTextAsync($"{project.Snapshot}.new", "{ half of");

        var run = await project.RefreshAsync();

        Assert.True(run.Succeeded, run.Error);
        Assert.Equal([project.Snapshot], Directory.EnumerateFiles(Path.GetDirectoryName(project.Snapshot)!));
    }

    [Fact]
    public async Task A_build_that_is_cancelled_ends_at_once_and_leaves_the_file_alone()
    {
        await using var project = await ShopProject.StartAsync();
        await File.WriteAllTextAsync(project.Snapshot, "as it was");
        project.Server.Faults.Config.Next(DevServer.Fault.BlackHole());
        var engine = new RecordingEngine();
        using var task = project.NewTask(engine);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var running = Task.Run(task.Execute, patience.Token);
        await project.Server.WaitForRequestsAsync(1, patience.Token);
        task.Cancel();

        Assert.False(await running.WaitAsync(patience.Token));
        Assert.Equal("Convert: given up; convert.config.json is as it was.", Assert.Single(engine.Warnings));
        Assert.Equal("as it was", await File.ReadAllTextAsync(project.Snapshot));
    }

    [Fact]
    public async Task Each_snapshot_can_name_a_project_of_its_own()
    {
        await using var project = await ShopProject.StartAsync();
        var item = new Microsoft.Build.Utilities.TaskItem(project.Snapshot);
        item.SetMetadata("SdkKey", "10012345/2");

        var run = await project.RefreshAsync(task => task.Snapshots = [item]);

        Assert.False(run.Succeeded);
        Assert.EndsWith("config/10012345/2 (404). The service does not know the SDK key. Check ConvertSdkKey and ConvertConfigEndpoint.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_names_a_project_it_is_the_one_that_is_checked_in()
    {
        await using var project = await ShopProject.StartAsync();
        await project.RefreshAsync();

        var run = await project.RefreshAsync(static task => task.SdkKey = null);
        var half = await project.RefreshAsync(static task => (task.SdkKey, task.AccountId) = (null, "10012345"));

        Assert.True(run.Succeeded, run.Error);
        Assert.StartsWith("/config/10012345/10054321?", project.Server.Requests[^1].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("CVT101", half.Code);
    }

    [Fact]
    public async Task An_environment_is_asked_for_by_its_name()
    {
        await using var project = await ShopProject.StartAsync();

        await project.RefreshAsync(static task => task.Environment = "läden & live");

        var request = Assert.Single(project.Server.Requests);
        Assert.Equal($"/config/{ShopProject.Key}?environment=l%C3%A4den%20%26%20live&_conv_low_cache=1", request.PathAndQuery);
        Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
    }
}
