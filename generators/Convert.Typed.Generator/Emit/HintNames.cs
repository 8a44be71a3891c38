using System.Globalization;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>
/// Names the generated files: <c>Flags.g.cs</c>, with the namespace before it when that is taken, and <c>Flags.Goals.g.cs</c> for a
/// part of it. They can become files on disk, so they differ by more than case and hold nothing but ASCII.
/// </summary>
/// <param name="part">Which part of the generated code; empty is the root class itself.</param>
internal sealed class HintNames(string part)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(RootIdentity root) => $"{Candidates(root).First(taken.Add)}{Suffix}.g.cs";

    private string Suffix => part.Length == 0 ? "" : $".{part}";

    private static IEnumerable<string> Candidates(RootIdentity root)
    {
        yield return Plain(root.Class);
        var fullName = Plain(root.FullName);
        yield return fullName;
        for (var number = 2; ; number++)
        {
            yield return fullName + "_" + number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Plain(string name) => string.Concat(name.Select(static character =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '.' ? character : '_'));
}
