using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>What the generator reports. Each message says what to do; the README has a section per id.</summary>
internal static class Descriptors
{
    /// <summary>What helps when a file is something else than a config.</summary>
    public const string SaveConfig = "Run 'dotnet build -t:ConvertRefresh' to put the config that Convert serves in its place";

    private const string Category = "Convert.Typed";
    private const string HelpBase = "https://github.com/convert-typed/convert-typed#";

    public static readonly DiagnosticDescriptor NotJson = Create(
        "CVT001",
        DiagnosticSeverity.Error,
        "The snapshot is not JSON",
        "'{0}' is not JSON: {1}. {2}.");

    public static readonly DiagnosticDescriptor NotConfig = Create(
        "CVT002",
        DiagnosticSeverity.Error,
        "The snapshot is not a Convert config",
        $"'{{0}}' is not a Convert config: {{1}}. {SaveConfig}.");

    public static readonly DiagnosticDescriptor DuplicateFeature = Create(
        "CVT003",
        DiagnosticSeverity.Warning,
        "Two features have the same key",
        "Feature key {0} comes twice, with the ids {1} and {2}. Only the first one gets a type; give one of them another key in Convert and refresh the snapshot.");

    public static readonly DiagnosticDescriptor FeatureWithoutKey = Create(
        "CVT004",
        DiagnosticSeverity.Warning,
        "A feature has no key",
        "The feature with id {0} has no key, so it gets no type. Give it a key in Convert and refresh the snapshot.");

    public static readonly DiagnosticDescriptor UnknownVariableType = Create(
        "CVT005",
        DiagnosticSeverity.Warning,
        "A variable has an unknown type",
        "Variable {0} of feature {1} has {2}, so it gets no member. Choose boolean, integer, float, string or json in Convert and refresh the snapshot; if Convert has a new type, update the Convert.Typed package.");

    public static readonly DiagnosticDescriptor InvalidVariable = Create(
        "CVT006",
        DiagnosticSeverity.Warning,
        "A variable has no key, or the key of another variable",
        "Feature {0} has {1}, which gets no member. Give it a key of its own in Convert and refresh the snapshot.");

    public static readonly DiagnosticDescriptor InvalidOption = Create(
        "CVT007",
        DiagnosticSeverity.Error,
        "An option of the snapshot cannot be used",
        "{0} {1} {2}. {3}.");

    public static readonly DiagnosticDescriptor DuplicateRoot = Create(
        "CVT008",
        DiagnosticSeverity.Error,
        "Two snapshots become the same type",
        "'{0}' becomes type {1}, as '{2}' does already. Give one of them another Class or Namespace in the project file.");

    public static readonly DiagnosticDescriptor UnusedGroup = Create(
        "CVT010",
        DiagnosticSeverity.Warning,
        "A group groups nothing",
        "The group {0} groups nothing: no feature key begins with {1} or {2}. {3}.");

    public static readonly DiagnosticDescriptor UnusedVariableOption = Create(
        "CVT040",
        DiagnosticSeverity.Warning,
        "A ConvertVariable has no variable",
        "The variable {0} of feature {1}, which a ConvertVariable names, {2}. Capital letters count: correct the Include and the Feature in the project file, or remove the line.");

    /// <summary>A descriptor whose help is the section of the README that is named like it.</summary>
    public static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpOf(id), customTags: tags);

    /// <summary>Where the README has the section of an id.</summary>
    public static string HelpOf(string id) => HelpBase + id.ToLowerInvariant();
}
