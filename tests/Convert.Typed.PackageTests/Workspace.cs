using ConvertTyped.Tests;

namespace ConvertTyped.PackageTests;

/// <summary>A folder outside the repository in which projects are written, built and run.</summary>
public sealed class Workspace(string folder, string version)
{
    public string Folder => folder;

    /// <summary>The reference that a user adds.</summary>
    public string Reference => $"""<PackageReference Include="Convert.Typed" Version="{version}" />""";

    public static string QuickstartConfig => File.ReadAllText(Path.Combine(Repository.Root, "samples/Quickstart/convert.config.json"));

    public Workspace Write(string file, string content)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>Writes a project file for net10.0 with the usual properties and these lines.</summary>
    public Workspace WriteProject(string file, string content, string sdk = "Microsoft.NET.Sdk", string properties = "<OutputType>Exe</OutputType>") => Write(file, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {content}
          </ItemGroup>
        </Project>
        """);

    public Task<string> Build(string project = ".") => DotNet.Run(folder, "build", project);

    public Task<(int ExitCode, string Output)> TryBuild(string project = ".") => DotNet.TryRun(folder, "build", project);

    /// <summary>Runs what was built.</summary>
    public Task<string> Run(string assembly) => DotNet.Run(folder, Path.Combine(folder, assembly));
}
