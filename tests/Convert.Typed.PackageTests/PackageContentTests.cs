using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using ConvertTyped.Tests;

namespace ConvertTyped.PackageTests;

/// <summary>What is in the packed file.</summary>
public sealed class PackageContentTests(PackageFixture package)
{
    [Fact]
    public async Task The_outbox_comes_with_its_page_and_its_symbols_and_asks_for_SQLite()
    {
        using var archive = await ZipFile.OpenReadAsync(package.FileOf("Convert.Typed.Outbox"));
        using var symbols = await ZipFile.OpenReadAsync(package.FileOf("Convert.Typed.Outbox", "snupkg"));
        using var specification = new StreamReader(await archive.GetEntry("Convert.Typed.Outbox.nuspec")!.OpenAsync());

        Assert.Subset(
            archive.Entries.Select(static entry => entry.FullName).ToHashSet(),
            new HashSet<string> { "README.md", "lib/net10.0/Convert.Typed.Outbox.dll", "lib/net10.0/Convert.Typed.Outbox.xml" });
        Assert.Contains(symbols.Entries, static entry => entry.FullName == "lib/net10.0/Convert.Typed.Outbox.pdb");
        var text = await specification.ReadToEndAsync();
        Assert.Contains($"<dependency id=\"Convert.Typed\" version=\"{package.Version}\"", text);
        Assert.Contains("<dependency id=\"Microsoft.Data.Sqlite\"", text);
    }

    [Fact]
    public async Task The_package_comes_with_its_page_its_symbols_its_build_files_and_the_commit_and_nothing_else_to_load()
    {
        using var archive = await ZipFile.OpenReadAsync(package.PackageFile);
        using var symbols = await ZipFile.OpenReadAsync(package.FileOf("Convert.Typed", "snupkg"));
        using var specification = new StreamReader(await archive.GetEntry("Convert.Typed.nuspec")!.OpenAsync());

        Assert.Subset(
            archive.Entries.Select(static entry => entry.FullName).ToHashSet(),
            new HashSet<string>
            {
                "README.md", "lib/net10.0/Convert.Typed.xml", "build/Convert.Typed.props", "build/Convert.Typed.targets", "buildMultiTargeting/Convert.Typed.targets",
                "buildTransitive/Convert.Typed.props", "buildTransitive/Convert.Typed.targets", "buildTransitive/Convert.Typed.Refresh.targets",
            });
        Assert.Contains(symbols.Entries, static entry => entry.FullName == "lib/net10.0/Convert.Typed.pdb");
        var text = await specification.ReadToEndAsync();
        Assert.Contains("<readme>README.md</readme>", text);
        if (Directory.Exists(Path.Combine(Repository.Root, ".git")))
        {
            Assert.Matches("<repository type=\"git\"( url=\"[^\"]+\")? commit=\"[0-9a-f]{40}\" />", text);
        }
    }

    [Fact]
    public async Task The_task_needs_no_assembly_but_those_of_MSBuild()
    {
        using var archive = await ZipFile.OpenReadAsync(package.PackageFile);
        using var content = new MemoryStream();
        await using (var entry = await archive.GetEntry("tasks/Convert.Typed.Tasks.dll")!.OpenAsync())
        {
            await entry.CopyToAsync(content);
        }

        content.Position = 0;
        using var assembly = new PEReader(content);
        var metadata = assembly.GetMetadataReader();

        Assert.Equal(
            ["Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "netstandard"],
            metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_assembly_tells_where_it_was_built()
    {
        using var archive = await ZipFile.OpenReadAsync(package.PackageFile);
        var assemblies = archive.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            [
                "analyzers/dotnet/cs/Convert.Typed.CodeFixes.dll", "analyzers/dotnet/cs/Convert.Typed.Generator.dll",
                "lib/net10.0/Convert.Typed.dll", "tasks/Convert.Typed.Tasks.dll",
            ],
            assemblies.Select(static entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (var assembly in assemblies)
        {
            using var content = new MemoryStream();
            await using var entry = await assembly.OpenAsync();
            await entry.CopyToAsync(content);

            Assert.DoesNotContain(
                new[] { Encoding.UTF8, Encoding.Unicode },
                encoding => content.ToArray().AsSpan().IndexOf(encoding.GetBytes(Repository.Root)) >= 0);
        }
    }
}
