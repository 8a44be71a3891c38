using System.Net;
using System.Net.Http.Headers;

namespace ConvertTyped.Tasks.Service;

/// <summary>Asks the service for a config, once.</summary>
internal static class ConfigRequest
{
    // What grows without end must not fill the memory; the runtime takes no larger config either.
    private const int MostBytes = 64 * 1024 * 1024;

    private const string UserAgent = "ConvertAgent/1.0";

    /// <summary>The bytes that were served, decompressed.</summary>
    /// <exception cref="RefreshFailure">None were.</exception>
    /// <exception cref="OperationCanceledException">The build gave up.</exception>
    public static async Task<byte[]> SendAsync(ServiceAddress address, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            // A redirect would take the secret elsewhere.
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.GZip };
            using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
            using var request = RequestTo(address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);

            // .NET Framework reads a body to its end, whatever a token says.
            using var cut = timeout.Token.Register(response.Dispose);
            return response.IsSuccessStatusCode
                ? await ReadAsync(response.Content, address, timeout.Token).ConfigureAwait(false)
                : throw RequestFault.OfStatus((int)response.StatusCode, address);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            throw RequestFault.OfTimeout(limit, address);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            throw RequestFault.OfConnection(fault, address);
        }
    }

    private static HttpRequestMessage RequestTo(ServiceAddress address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (address.Secret is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", address.Secret);
        }

        if (address.DebugToken is not null)
        {
            request.Headers.TryAddWithoutValidation("convert-debug-token", address.DebugToken);
        }

        return request;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, ServiceAddress address, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
            {
                throw RequestFault.OfSize(MostBytes, address);
            }
        }

        return body.ToArray();
    }
}
