using System.Text.Json;

namespace ConvertTyped.Transport;

/// <summary>What the service says in an error answer, <c>{code, message, fields}</c>.</summary>
internal static class ServiceMessage
{
    private const int MostBytes = 16 * 1024;
    private const int MostCharacters = 300;

    /// <summary>The message; null when the answer has none.</summary>
    /// <param name="content">The body of the answer.</param>
    /// <param name="connection">Takes out what must not be told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string?> ReadAsync(HttpContent content, ServiceConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedBody.ReadAsync(content, MostBytes, cancellationToken).ConfigureAwait(false) is { } body && Read(body) is { } message ? Shortened(connection.Redact(message)) : null;
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
            ? message.GetString()
            : null;
    }

    // After what is hidden was taken out: a part of it would not be found.
    private static string Shortened(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
}
