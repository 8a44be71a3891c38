using ConvertTyped.Generator.Naming;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Emit;

/// <summary>What variables and the parts of json variables are in C#, and what reads them.</summary>
internal static class JsonTypeNames
{
    /// <summary>The type of a variable's value.</summary>
    public static string CSharpName(this NamedVariable variable) =>
        variable.Model.OwnType is { } own ? $"global::{own.Type}"
        : variable.Json is { } json ? json.CSharpName()
        : variable.Model.Type.CSharpName();

    /// <summary>Whether the value is read as more than JSON.</summary>
    public static bool HasJsonType(this NamedVariable variable) => variable.Json is not null || variable.Model.OwnType is not null;

    /// <summary>An expression for what reads the value of a variable that has a JSON type.</summary>
    public static string Reader(this NamedVariable variable) => variable.Model.OwnType is { } own
        ? $"{RuntimeNames.JsonTypes}.Of(global::{own.Context}.Default.{own.Property})"
        : variable.Json!.Reader();

    /// <summary>The static field of the feature's class that keeps that reader.</summary>
    public static string ReaderField(int position) => $"json{position}";

    public static string CSharpName(this NamedJson json) => json.Kind switch
    {
        JsonModelKind.Any => VariableType.Json.CSharpName(),
        JsonModelKind.Boolean => VariableType.Boolean.CSharpName(),
        JsonModelKind.Integer => VariableType.Integer.CSharpName(),
        JsonModelKind.Float => VariableType.Float.CSharpName(),
        JsonModelKind.Text => VariableType.Text.CSharpName(),
        JsonModelKind.List => $"global::System.Collections.Generic.IReadOnlyList<{json.Item!.CSharpName()}>",
        JsonModelKind.Object => json.TypeName,
        _ => throw new ArgumentOutOfRangeException(nameof(json)),
    };

    public static string Reader(this NamedJson json) => json.Kind switch
    {
        JsonModelKind.List => $"{RuntimeNames.JsonTypes}.List({json.Item!.Reader()})",
        JsonModelKind.Object => $"{json.TypeName}.json",
        var scalar => $"{RuntimeNames.JsonTypes}.{scalar}",
    };

    /// <summary>Whether null is no value of the type, so that a member that can be null must wrap it.</summary>
    public static bool IsStruct(this NamedJson json) =>
        json.Kind is JsonModelKind.Any or JsonModelKind.Boolean or JsonModelKind.Integer or JsonModelKind.Float;
}
