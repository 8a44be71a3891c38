namespace ConvertTyped.PackageTests;

/// <summary>The program that links native code on this machine.</summary>
internal static class NativeLinker
{
    /// <summary>What <c>dotnet publish</c> needs to know to use it; null where there is none.</summary>
    public static IReadOnlyList<string>? PublishArguments() =>
        !OperatingSystem.IsLinux() ? null
        : IsInstalled("clang") ? []
        : IsInstalled("gcc") ? ["-p:CppCompilerAndLinker=gcc"]
        : null;

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
