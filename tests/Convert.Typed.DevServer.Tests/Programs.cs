namespace ConvertTyped.DevServer.Tests;

/// <summary>Programs that a machine may have.</summary>
internal static class Programs
{
    /// <summary>Where the first of these programs that is on the path stands; null if none is.</summary>
    public static string? Find(params string[] names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from suffix in OperatingSystem.IsWindows() ? (string[])[".exe", ".cmd"] : [""]
         let path = Path.Combine(folder, name + suffix)
         where File.Exists(path)
         select path).FirstOrDefault();
}
