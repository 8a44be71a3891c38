using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvertTyped.Generator.Tests;

/// <summary>The folders of the generator are rooms: each imports only from those before it.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Rooms = ["Snapshot", "Diagnostics", "Reading", "Naming", "Emit"];

    [Fact]
    public void A_room_imports_only_from_rooms_before_it()
    {
        var source = Path.Combine(RepositoryRoot(), "generators", "Convert.Typed.Generator");
        foreach (var room in Rooms)
        {
            var text = string.Concat(Directory.GetFiles(Path.Combine(source, room), "*.cs").Select(File.ReadAllText));
            var imports = Import().Matches(text).Select(static match => match.Groups["room"].Value).Distinct();
            Assert.Subset(Rooms.TakeWhile(other => other != room).ToHashSet(), imports.ToHashSet());
        }
    }

    [Fact]
    public void What_is_shared_with_other_tools_knows_neither_the_compiler_nor_the_generator()
    {
        var shared = Directory.GetFiles(Path.Combine(RepositoryRoot(), "generators", "Shared"), "*.cs", SearchOption.AllDirectories);

        Assert.All(shared, static file => Assert.DoesNotMatch(@"Microsoft\.CodeAnalysis|ConvertTyped\.Generator", File.ReadAllText(file)));
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    [GeneratedRegex(@"using ConvertTyped\.Generator\.(?<room>\w+);")]
    private static partial Regex Import();
}
