using System.Text.Json;
using System.Text.Unicode;
using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>The way of a config: bytes, parsed, read, compiled. What comes out keeps nothing of the bytes.</summary>
internal static class ConfigurationLoader
{
    /// <exception cref="FormatException">The bytes are no config; the message says what they are instead.</exception>
    public static CompiledConfiguration Load(ReadOnlyMemory<byte> utf8Json, BucketingSettings bucketing)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (utf8Json.Span.StartsWith(byteOrderMark))
        {
            utf8Json = utf8Json[byteOrderMark.Length..];
        }

        if (!Utf8.IsValid(utf8Json.Span))
        {
            throw new FormatException("The config is not UTF-8. Whatever stands between the service and the app must not change its bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8Json, JsonAttributes.Parsing);
            return ConfigurationCompiler.Compile(ConfigurationReader.Read(document.RootElement), bucketing);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The config is not JSON: {fault.Message}{(IsMarkup(utf8Json.Span) ? " It is a web page, as a login page or a proxy answers." : "")}", fault);
        }
    }

    private static bool IsMarkup(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
