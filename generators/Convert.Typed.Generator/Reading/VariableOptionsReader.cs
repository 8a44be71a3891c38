using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Reading;

/// <summary>
/// Reads the project's <c>ConvertVariable</c> items as the package's MSBuild files join them: items by <c>|</c>, their parts by
/// <c>^</c>. One that cannot be used is reported and left out.
/// </summary>
internal sealed class VariableOptionsReader
{
    private const string Example = """Write <ConvertVariable Include="banner" Feature="home-banner" """;

    private readonly List<VariableOption> options = [];
    private readonly List<Finding> findings = [];

    public static VariableOptions Read(AnalyzerConfigOptionsProvider options)
    {
        var reader = new VariableOptionsReader();
        if (options.GlobalOptions.TryGetValue("build_property.ConvertVariables", out var items))
        {
            foreach (var item in items.Split('|').Select(static item => item.Split('^')).Where(static parts => parts.Length == 5))
            {
                reader.Read(feature: item[0].Trim(), variable: item[1].Trim(), raw: item[2].Trim(), type: item[3].Trim(), context: item[4].Trim());
            }
        }

        return new(reader.options.ToEquatableArray(), reader.findings.ToEquatableArray());
    }

    private void Read(string feature, string variable, string raw, string type, string context)
    {
        var isRaw = raw.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (feature.Length == 0)
        {
            Report(variable, "names no feature", $"""{Example}Raw="true" /> with the keys of the variable and its feature""");
        }
        else if (raw.Length > 0 && !isRaw && !raw.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            Report(variable, $"has a Raw that is '{raw}'", "Set it to true, or remove it");
        }
        else if (isRaw && type.Length + context.Length > 0)
        {
            Report(variable, "has both Raw and a type of its own", "Remove Raw, or the Type and the Context");
        }
        else if (isRaw)
        {
            options.Add(new(feature, variable, OwnType: null));
        }
        else if (type.Length == 0 || context.Length == 0)
        {
            Report(variable, "does not say what it is", $"""{Example}Type="Shop.Banner" Context="Shop.BannerContext" />, or Raw="true" instead of the last two""");
        }
        else if (CSharpName.Namespace(type) is not { } typeName || CSharpName.Namespace(context) is not { } contextName)
        {
            Report(variable, $"has a Type '{type}' and a Context '{context}' that are not both names of types", "Set them to full names without type arguments, such as Shop.Banner and Shop.BannerContext");
        }
        else
        {
            options.Add(new(feature, variable, new(typeName, contextName, typeName.Split('.').Last())));
        }
    }

    private void Report(string variable, string fault, string cure) =>
        findings.Add(Finding.CreateWithoutPlace(Descriptors.InvalidOption, "ConvertVariable", $"'{variable}'", fault, cure));
}
