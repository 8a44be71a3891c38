using ConvertTyped.Snapshots;

namespace ConvertTyped.Generator.Emit;

/// <summary>The types of variables as C# and as the service name them.</summary>
internal static class VariableTypes
{
    public static string CSharpName(this VariableType type) => type switch
    {
        VariableType.Boolean => "bool",
        VariableType.Integer => "long",
        VariableType.Float => "double",
        VariableType.Text => "string",
        VariableType.Json => "global::System.Text.Json.JsonElement",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string ServiceName(this VariableType type) => type switch
    {
        VariableType.Boolean => "boolean",
        VariableType.Integer => "integer",
        VariableType.Float => "float",
        VariableType.Text => "string",
        VariableType.Json => "json",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
