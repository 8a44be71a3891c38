using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Reading;

/// <summary>
/// Finds the snapshots among the additional files, and reads the options that the package's MSBuild files give them. An option
/// that cannot be used is reported and replaced by its default, so that the rest of the project still sees the types.
/// </summary>
internal sealed class OptionsReader
{
    private const string DefaultClass = "Flags";

    private const string NewItem =
        """Write <ConvertSnapshot Include="convert.config.json" Namespace="Shop.Features" /> into an ItemGroup of the project file, with any namespace that does not begin with Convert""";

    private readonly AdditionalText file;
    private readonly AnalyzerConfigOptions metadata;
    private readonly AnalyzerConfigOptions properties;
    private readonly List<Finding> findings = [];

    private OptionsReader(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        this.file = file;
        metadata = options.GetOptions(file);
        properties = options.GlobalOptions;
    }

    /// <summary>Whether the project has no item for the snapshot in which an option could be set.</summary>
    private bool IsFoundByName => Metadata("ConvertIsFoundByName") == "true";

    /// <summary>The file as a snapshot; null when it is some other additional file.</summary>
    public static SnapshotFile? Read(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var reader = new OptionsReader(file, options);
        if (!reader.Metadata("ConvertSnapshot").Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var checkedOptions = new SnapshotOptions(reader.Namespace(), reader.Class(), reader.Access(), reader.Resource(), reader.Groups())
        {
            Variables = VariableOptionsReader.Read(options).Options,
        };
        return new(file, checkedOptions, reader.findings.ToEquatableArray());
    }

    /// <summary>Whether the file keeps what a snapshot no longer serves.</summary>
    public static bool IsRetired(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.ConvertRetired", out var value) && value == "true";

    private string Class()
    {
        var name = Metadata("ConvertClass");
        if (name.Length == 0)
        {
            return DefaultClass;
        }

        if (SyntaxFacts.IsValidIdentifier(name) && !CSharpName.IsKeyword(name) && !CSharpName.HidesSystemConvert(name) && !IsMemberOfRoot(name))
        {
            return name;
        }

        var fault = CSharpName.HidesSystemConvert(name) ? "would hide System.Convert"
            : IsMemberOfRoot(name) ? "is the name of a member that the class has"
            : "is not a name for a class";
        Report("Class", name, fault, SetTo("Class", $"a C# identifier that is not a keyword, such as {DefaultClass}"));
        return DefaultClass;
    }

    private static bool IsMemberOfRoot(string name) => MemberNames.Lists.Any(list => MemberNames.OfList(list).Contains(name));

    private string Namespace()
    {
        var cure = SetTo("Namespace", "a namespace that does not begin with Convert, such as Shop.Features");
        var given = Metadata("ConvertNamespace");
        if (CSharpName.HidesSystemConvert(given))
        {
            Report("Namespace", given, "would hide System.Convert", cure);
        }
        else if (CSharpName.Namespace(given) is { } name)
        {
            return name;
        }
        else if (given.Length > 0)
        {
            Report("Namespace", given, "is not a namespace", cure);
        }

        var root = Property("RootNamespace");
        if (!CSharpName.HidesSystemConvert(root))
        {
            return CSharpName.NearestNamespace(root);
        }

        if (given.Length == 0)
        {
            Report("RootNamespace", root, "would hide System.Convert", IsFoundByName ? NewItem : cure);
        }

        return "";
    }

    private string Access()
    {
        var access = Metadata("ConvertAccess");
        if (access.Length == 0 || access.Equals("public", StringComparison.OrdinalIgnoreCase))
        {
            return "public";
        }

        if (!access.Equals("internal", StringComparison.OrdinalIgnoreCase))
        {
            Report("Access", access, "is not an accessibility of a class", SetTo("Access", "public or internal"));
            return "public";
        }

        return "internal";
    }

    private string Resource()
    {
        var resource = Metadata("ConvertResource");
        return resource.Length > 0 ? resource : Path.GetFileName(file.Path);
    }

    // A semicolon would end the value on its way through MSBuild's editorconfig.
    private EquatableArray<string> Groups() =>
        Property("ConvertGroups").Split('|').Select(static group => group.Trim()).Where(static group => group.Length > 0).ToEquatableArray();

    private string Metadata(string name) =>
        metadata.TryGetValue($"build_metadata.AdditionalFiles.{name}", out var value) ? value.Trim() : "";

    private string Property(string name) =>
        properties.TryGetValue($"build_property.{name}", out var value) ? value.Trim() : "";

    private void Report(string option, string value, string fault, string cure) =>
        findings.Add(Finding.Create(Descriptors.InvalidOption, file.Path, default, option, $"'{value}'", fault, cure));

    private static string SetTo(string option, string value) => $"Set the {option} of this snapshot in the project file to {value}";
}
