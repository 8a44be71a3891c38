using System.Text.Json;

namespace ConvertTyped.Transport;

/// <summary>What the service says in an error answer, <c>{code, message, fields}</c>.</summary>
internal static class ServiceMessage
{
    private const int MostBytes = 16 * 1024;
    private const int MostCharacters = 300;

    /// <summary>The message; null when the answer has none.</summary>
    public static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedBody.ReadAsync(content, MostBytes, cancellationToken).ConfigureAwait(false) is { } body ? Read(body) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException or JsonException or OperationCanceledException)
        {
            // The status has said what became of the request; this is only why.
            return null;
        }
    }

    private static string? Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? Shortened(message.GetString()!)
            : null;
    }

    private static string Shortened(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
}
