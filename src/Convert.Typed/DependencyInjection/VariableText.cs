using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.DependencyInjection;

/// <summary>Values of variables as they are written in an app's configuration, which knows nothing but text.</summary>
internal static class VariableText
{
    /// <summary>The value as a variable of a type; null when the text is none. Of a type that is not known it is the text.</summary>
    public static object? Parse(string? type, string? text) => type switch
    {
        _ when text is null => null,
        "boolean" => bool.TryParse(text, out var boolean) ? boolean : null,
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : null,
        "float" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        "json" => Json(text),
        _ => text,
    };

    /// <summary>The type in a sentence.</summary>
    public static string NameOf(string? type) => type switch
    {
        "boolean" => "a boolean",
        "integer" => "an integer",
        "float" => "a number",
        "json" => "JSON",
        _ => "text",
    };

    /// <summary>What to write for a value of that type.</summary>
    public static string FormOf(string? type) => type switch
    {
        "boolean" => "true or false",
        "integer" => "a whole number, such as 3",
        "float" => "a number, such as 12.5",
        "json" => "JSON as text, such as \"[1, 2]\" in quotation marks",
        _ => "text",
    };

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
