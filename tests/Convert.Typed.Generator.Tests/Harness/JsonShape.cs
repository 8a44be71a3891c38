using System.Reflection;
using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Writes what a json variable became: <c>{Title: text, Items: [{Price?: float}]}</c>, a question mark where it can be null.</summary>
internal static class JsonShape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>What the variable <c>banner</c> of feature <c>home</c> became.</summary>
    public static string Of(GeneratedProject generated)
    {
        using var loaded = generated.Load();
        var banner = loaded.Assembly.GetType("Shop.Flags+HomeVariables", throwOnError: true)!.GetProperty("Banner")!;
        return Of(banner).Replace("Banner", "", StringComparison.Ordinal);
    }

    private static string Of(PropertyInfo member) =>
        $"{member.Name}{(Nullability.Create(member).ReadState == NullabilityState.Nullable ? "?" : "")}: {Of(member.PropertyType)}";

    private static string Of(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind == typeof(string) ? "text"
            : kind == typeof(long) ? "integer"
            : kind == typeof(double) ? "float"
            : kind == typeof(bool) ? "boolean"
            : kind == typeof(JsonElement) ? "json"
            : kind.IsGenericType ? $"[{Of(kind.GetGenericArguments().Single())}]"
            : $"{{{string.Join(", ", kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(Of))}}}";
    }
}
