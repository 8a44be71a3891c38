using ConvertTyped.DevServer;
using ConvertTyped.Outbox.Tests;

namespace ConvertTyped.Refresh.Tests;

public sealed class CacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("convert-cache-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_last_good_config_answers_when_the_service_does_not()
    {
        await KeepAsync("kept");

        await using var server = await LiveApp.ServeAsync();
        server.Faults.Config.UntilCleared(Fault.Status(500));
        await using var app = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = folder);
        // Another address is another file.
        Assert.Equal("Buy now", app.Caption);

        await using var again = await StartWithoutServiceAsync();
        Assert.Equal("kept", again.Caption);
        Assert.Equal(ConfigurationOrigin.Disk, again.Status.Origin);
        Assert.Contains("Serving the config kept on disk 0 seconds ago.", again.Status.ToString());
    }

    [Fact]
    public async Task What_was_kept_need_not_be_served_again()
    {
        await using var server = await LiveApp.ServeAsync(ShopConfig.Saying("kept"));
        await using (await LiveApp.StartAsync(server.Address, options => options.CacheFolder = folder))
        {
        }

        await using var app = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = folder);

        Assert.Equal(("kept", ConfigurationOrigin.Live), (app.Caption, app.Status.Origin));
        Assert.Contains("If-None-Match", server.Requests[1].Headers.Keys);
    }

    [Fact]
    public async Task A_copy_that_is_older_than_the_snapshot_is_not_used()
    {
        await KeepAsync(ShopConfig.With(static config =>
        {
            config["project"]!["settings"]!["version"] = "2026-10-31T09:00:00+00:00-1";
            ShopConfig.EachChangeOf(config, "10071", static values => values["caption"] = "old");
        }));

        await using var app = await StartWithoutServiceAsync();

        Assert.Equal(("Buy now", ConfigurationOrigin.Snapshot), (app.Caption, app.Status.Origin));
        Assert.Contains(app.Log.Lines, static line => line.Contains("is not used. It is older than the snapshot."));
    }

    [Fact]
    public async Task A_copy_without_a_date_was_live_and_is_used()
    {
        await KeepAsync(ShopConfig.With(static config =>
        {
            config["project"]!["settings"]!.AsObject().Remove("version");
            ShopConfig.EachChangeOf(config, "10071", static values => values["caption"] = "undated");
        }));

        await using var app = await StartWithoutServiceAsync();

        Assert.Equal("undated", app.Caption);
    }

    [Fact]
    public async Task The_age_of_a_copy_is_counted_from_when_it_was_fetched()
    {
        await KeepAsync("kept");
        await using var app = await StartWithoutServiceAsync(static app => app.Clock.Advance(TimeSpan.FromHours(3)));

        Assert.Equal(TimeSpan.FromHours(3), app.Status.Age);
    }

    [Theory]
    [InlineData("")]
    [InlineData("half")]
    [InlineData("bit")]
    [InlineData("other")]
    public async Task A_damaged_copy_is_told_and_not_used_and_replaced_by_the_next_config(string damage)
    {
        await KeepAsync("kept");
        var file = KeptFile();
        var bytes = await File.ReadAllBytesAsync(file);
        switch (damage)
        {
            case "half":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "bit":
                bytes[^100] ^= 1;
                break;
            case "other":
                bytes = ShopConfig.Bytes.ToArray();
                break;
            default:
                bytes = [];
                break;
        }

        await File.WriteAllBytesAsync(file, bytes);
        await using (var app = await StartWithoutServiceAsync())
        {
            Assert.Equal(("Buy now", ConfigurationOrigin.Snapshot), (app.Caption, app.Status.Origin));
            Assert.Contains($"The config kept in {file} cannot be read. It is not whole.", app.Status.CacheError);
            Assert.Single(app.Log.Lines, static line => line.StartsWith("Warning ConvertTyped.Flags 26"));
        }

        await KeepAsync("kept again");
        await using var healed = await StartWithoutServiceAsync();
        Assert.Equal("kept again", healed.Caption);
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_neither_read_nor_in_the_way_and_removed_later()
    {
        await KeepAsync("kept");
        var (left, underWay) = ($"{KeptFile()}.1.tmp", $"{KeptFile()}.2.tmp");
        foreach (var (file, age) in ((string, TimeSpan)[])[(left, TimeSpan.FromHours(2)), (underWay, TimeSpan.FromMinutes(1))])
        {
            await File.WriteAllTextAsync(file, "convert-typed-1 half");
            File.SetLastWriteTimeUtc(file, (new SteppedClock().GetUtcNow() - age).UtcDateTime);
        }

        await using (var app = await StartWithoutServiceAsync())
        {
            Assert.Equal("kept", app.Caption);
        }

        await KeepAsync("kept anew");
        Assert.Equal([KeptFile(), underWay], Directory.EnumerateFiles(folder).Order());
    }

    // As several processes of one app do, and two classes of one project.
    [Fact]
    public async Task Clients_that_share_a_folder_neither_fail_nor_leave_half_a_config()
    {
        ReadOnlyMemory<byte>[] configs = [ShopConfig.Saying("one"), ShopConfig.Saying(new string('2', 1_000_000))];
        await KeepAsync(configs[0]);
        using var written = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var cache = Cache();
            while (!written.IsCancellationRequested)
            {
                var kept = cache.Read()!.Body;
                Assert.Contains(configs, config => config.Span.SequenceEqual(kept.Span));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var cache = Cache();
            for (var time = 0; time < 25; time++)
            {
                await cache.WriteAsync(Kept(configs[(writer + time) % configs.Length]), default);
            }
        })));
        await written.CancelAsync();
        await reading;

        Assert.Equal([KeptFile()], Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task A_full_disk_keeps_the_previous_copy()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full (/dev/full).");
        await KeepAsync("kept");
        var before = await File.ReadAllBytesAsync(KeptFile());
        var cache = Cache();
        File.CreateSymbolicLink(cache.TemporaryLocation, "/dev/full");

        await Assert.ThrowsAsync<IOException>(() => cache.WriteAsync(Kept(ShopConfig.Saying("not kept")), default));

        Assert.Equal(before, await File.ReadAllBytesAsync(KeptFile()));
        Assert.Equal([KeptFile()], Directory.EnumerateFiles(folder));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("read-only")]
    public async Task A_disk_that_cannot_be_written_any_more_keeps_the_previous_copy_and_stops_nothing(string fault)
    {
        using var disk = SmallDisk.Mount();
        await using var server = await LiveApp.ServeAsync(ShopConfig.Saying("kept"));
        await using var app = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = disk.Folder);
        var file = Assert.Single(Directory.EnumerateFiles(disk.Folder));
        var before = await File.ReadAllBytesAsync(file);
        if (fault == "full")
        {
            disk.Fill();
        }
        else
        {
            disk.MakeReadOnly();
        }

        server.Serve(ShopConfig.Saying("not kept"));
        await app.NextRefreshAsync();

        Assert.Equal("not kept", app.Caption);
        Assert.Null(app.Status.LastError);
        Assert.Contains($"The live config cannot be kept in {file}. ", app.Status.CacheError);
        Assert.Contains("set Convert:CacheFolder to a folder the app may write to. What was kept before still is.", app.Status.CacheError);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.Single(Directory.EnumerateFiles(disk.Folder, "convert-*"));
        await using var again = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = disk.Folder);
        Assert.Equal("not kept", again.Caption);
    }

    [Fact]
    public async Task A_disk_that_has_room_again_is_written_again()
    {
        using var disk = SmallDisk.Mount();
        disk.Fill();
        await using var server = await LiveApp.ServeAsync(ShopConfig.Saying("not kept"));
        await using var app = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = disk.Folder);
        Assert.NotNull(app.Status.CacheError);

        disk.MakeRoom();
        server.Serve(ShopConfig.Saying("kept later"));
        await app.NextRefreshAsync();

        Assert.Null(app.Status.CacheError);
        Assert.Single(Directory.EnumerateFiles(disk.Folder, "*.config"));
    }

    [Theory]
    [InlineData("file in the way")]
    [InlineData("read-only")]
    public async Task A_folder_that_cannot_be_written_stops_nothing(string obstacle)
    {
        var cache = Path.Combine(folder, "cache");
        if (obstacle == "read-only")
        {
            // Not even an administrator can write there.
            Assert.SkipUnless(Directory.Exists("/proc/self"), "Only Linux has a folder that nobody can write to (/proc).");
            cache = "/proc/convert-cache";
        }
        else
        {
            await File.WriteAllTextAsync(cache, "");
        }

        await using var server = await LiveApp.ServeAsync();
        await using var app = await LiveApp.StartAsync(server.Address, options => options.CacheFolder = cache);

        Assert.Equal("live", app.Caption);
        Assert.Null(app.Status.LastError);
        Assert.Contains("cannot be kept in", app.Status.CacheError);
        Assert.Single(app.Log.Lines, static line => line.StartsWith("Warning"));
    }

    [Fact]
    public async Task Drafts_that_a_token_shows_are_not_kept()
    {
        await using var server = await ConvertDevServer.StartAsync(new DevServerOptions { Configuration = ShopConfig.Bytes, DebugToken = "token" });
        await using var app = await LiveApp.StartAsync(server.Address, options => (options.CacheFolder, options.DebugToken) = (folder, "token"));

        Assert.Equal(ConfigurationOrigin.Live, app.Status.Origin);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Only_its_owner_can_read_what_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions; there the folder's own count.");
        await KeepAsync("kept");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(KeptFile()));
    }

    // A run of the app that reaches a service at the address that answers no one later.
    private Task KeepAsync(string caption) => KeepAsync(ShopConfig.Saying(caption));

    private Task KeepAsync(ReadOnlyMemory<byte> config) => Cache().WriteAsync(Kept(config), default);

    private ConfigurationCache Cache() => new(folder, UnreachableCacheIdentity, 64 * 1024 * 1024);

    private static CachedConfiguration Kept(ReadOnlyMemory<byte> config) => new(config, "\"tag\"", new SteppedClock().GetUtcNow());

    private const string UnreachableCacheIdentity = "http://127.0.0.1:1/config/10012345/shop";

    private async Task<LiveApp> StartWithoutServiceAsync(Action<LiveApp>? then = null)
    {
        var app = await LiveApp.StartAsync(new Uri("http://127.0.0.1:1"), options => options.CacheFolder = folder);
        then?.Invoke(app);
        return app;
    }

    private string KeptFile() => Assert.Single(Directory.EnumerateFiles(folder, "*.config"));
}
