using System.Text.Json;
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

        try
        {
            using var document = JsonDocument.Parse(utf8Json, JsonAttributes.Parsing);
            return ConfigurationCompiler.Compile(ConfigurationReader.Read(document.RootElement), bucketing);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The config is not JSON: {fault.Message}", fault);
        }
    }
}
