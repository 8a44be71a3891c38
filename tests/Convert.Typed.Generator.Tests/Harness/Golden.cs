using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>
/// Compares text with the file <c>Class.Test.verified.cs</c> beside the test, in the manner of Verify. Environment variable
/// <c>ACCEPT=1</c> writes the file instead.
/// </summary>
internal static partial class Golden
{
    public static void Verify(string text, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}.verified.cs");
        var received = ToolVersion().Replace(text, "${tool}0.0.0");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            File.WriteAllText(path, received);
            return;
        }

        var verified = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (received != verified)
        {
            File.WriteAllText(Path.ChangeExtension(Path.ChangeExtension(path, null), ".received.cs"), received);
            Assert.Fail($"{Path.GetFileName(path)} differs (ACCEPT=1 accepts):\n{LineDifference.Between(verified, received)}");
        }
    }

    [GeneratedRegex("""(?<tool>"Convert\.Typed\.Generator", ")[^"]+""")]
    private static partial Regex ToolVersion();
}
