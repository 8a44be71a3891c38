using System.Globalization;
using ConvertTyped.PackageTests;
using ConvertTyped.Tests;

[assembly: AssemblyFixture(typeof(PackageFixture))]

namespace ConvertTyped.PackageTests;

/// <summary>Packs the packages once, under a version of its own, into a feed of its own.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("convert-typed-").FullName;

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.0.0-test.{DateTime.UtcNow.Ticks}");

    /// <summary>The packed file.</summary>
    public string PackageFile => FileOf("Convert.Typed");

    private string Feed => Path.Combine(root, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in (string[])["src/Convert.Typed", "src/Convert.Typed.Outbox"])
        {
            await DotNet.Run(Repository.Root, "pack", project, "-c", "Release", "-o", Feed, $"-p:MinVerVersionOverride={Version}");
        }
    }

    /// <summary>A packed file.</summary>
    /// <param name="package">Which package.</param>
    /// <param name="extension">What kind of file.</param>
    public string FileOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    /// <summary>An empty folder that finds the packed package, and nothing of this repository.</summary>
    public Workspace NewWorkspace(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return new Workspace(folder, Version);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);

        // Restoring put the version into the machine's package folder, where nobody will ask for it again.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var restored = Path.Combine(packages, "convert.typed", Version);
        if (Directory.Exists(restored))
        {
            Directory.Delete(restored, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
