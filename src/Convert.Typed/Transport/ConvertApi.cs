using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Transport;

/// <summary>The service's HTTP API (CONTRACT section 1). Nothing else speaks HTTP.</summary>
/// <remarks>What fails is an answer that says why, never an exception; only cancelling throws.</remarks>
internal sealed class ConvertApi(
    ServiceConnection connection,
    IHttpClientFactory clients,
    string clientName,
    IConfigurationSource configuration,
    TimeProvider time)
{
    // The service counts no events of other agents.
    private const string UserAgent = "ConvertAgent/1.0";

    /// <summary>Where configs come from: fit for logs.</summary>
    public string ConfigurationAddress => connection.ConfigurationAddress;

    /// <summary>Takes the secret and the token out of text that came from elsewhere.</summary>
    public string Redact(string text) => connection.Redact(text);

    /// <summary>Asks for the config.</summary>
    /// <param name="entityTag">The tag of the config at hand, which need not be served again; null when there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ConfigurationAnswer> FetchConfigurationAsync(string? entityTag, CancellationToken cancellationToken) =>
        FetchAsync(connection.ConfigurationUri(), entityTag, cancellationToken);

    /// <summary>Sends events.</summary>
    /// <param name="body">The track request, as JSON.</param>
    /// <param name="isGzipped">Whether <paramref name="body"/> is compressed.</param>
    /// <param name="cancellationToken">Gives up; whether the events arrived is not known then.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The factory and its handlers are the app's code. Whatever they throw, only the body knows whether the events may have arrived.")]
    public async Task<TrackAnswer> TrackAsync(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken)
    {
        Uri? address;
        try
        {
            address = connection.TrackUri(configuration.Current.Identity.ProjectId);
        }
        catch (UriFormatException fault)
        {
            return new(TrackOutcome.NotSent, Fault: connection.Redact($"There is no address to send events to. {fault.Message} Check Convert:TrackEndpoint and Convert:ProjectId."));
        }

        if (address is null)
        {
            return new(TrackOutcome.NotSent, Fault: "The id of the project is not known as long as there is no config. Set Convert:ProjectId to send events at once.");
        }

        using var content = new TrackContent(body, isGzipped);
        using var request = Request(HttpMethod.Post, address);
        request.Content = content;
        using var limit = new RequestLimit(connection.RequestTimeout, time, cancellationToken);
        try
        {
            using var client = clients.CreateClient(clientName);
            using var response = await SendAsync(client, request, limit.Token).ConfigureAwait(false);
            return await AnswerOf(response, address, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(content, RequestFault.OfTimeout(connection.RequestTimeout));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested || fault is not OperationCanceledException)
        {
            return Lost(content, RequestFault.OfConnection(fault, address, "TrackEndpoint"));
        }
    }

    // A handler that an app adds may listen to no token; whoever waits is let go all the same.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sending = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What comes now comes too late, and nobody else would close it.
            _ = sending.ContinueWith(CloseLate, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private static void CloseLate(Task<HttpResponseMessage> sent)
    {
        // Asking for the fault keeps it from being reported as one that nobody saw.
        if (sent.Exception is null && sent.IsCompletedSuccessfully)
        {
            sent.Result.Dispose();
        }
    }

    private async Task<ConfigurationAnswer> FetchAsync(Uri address, string? entityTag, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, address);
        if (!string.IsNullOrEmpty(connection.DebugToken))
        {
            request.Headers.TryAddWithoutValidation("convert-debug-token", connection.DebugToken);
        }

        if (entityTag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", entityTag);
        }

        using var limit = new RequestLimit(connection.RequestTimeout, time, cancellationToken);
        try
        {
            using var client = clients.CreateClient(clientName);
            using var response = await SendAsync(client, request, limit.Token).ConfigureAwait(false);
            return await ConfigurationOf(response, entityTag is not null, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(RequestFault.OfTimeout(connection.RequestTimeout));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return Failed(RequestFault.OfConnection(fault, address, "ConfigEndpoint"));
        }
    }

    private async Task<ConfigurationAnswer> ConfigurationOf(HttpResponseMessage response, bool wasConditional, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && wasConditional)
        {
            return ConfigurationAnswer.NotModified;
        }

        if (!response.IsSuccessStatusCode)
        {
            return Failed(RequestFault.OfConfigurationStatus(response.StatusCode, connection), response.StatusCode, RetryAfter(response));
        }

        return await BoundedBody.ReadAsync(response.Content, connection.MaximumConfigurationBytes, cancellationToken).ConfigureAwait(false) is { } body
            ? ConfigurationAnswer.Served(body, EntityTagOf(response))
            : Failed($"The answer has more than {connection.MaximumConfigurationBytes:N0} bytes. If the config is that large, raise Convert:MaximumConfigurationBytes; else look at what {connection.ConfigurationBase} serves.");
    }

    private async Task<TrackAnswer> AnswerOf(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        var status = response.StatusCode;
        var outcome = (int)status switch
        {
            >= 200 and < 300 => TrackOutcome.Delivered,
            408 or 429 or >= 500 => TrackOutcome.Unavailable,

            // Something between here and the service answered in its place.
            < 400 => TrackOutcome.Unavailable,
            _ => TrackOutcome.Refused,
        };
        if (outcome == TrackOutcome.Delivered)
        {
            return new(outcome, status, Fault: response.Content.Headers.ContentType?.MediaType == "text/html" ? RequestFault.OfPage(address) : null);
        }

        var said = await ServiceMessage.ReadAsync(response.Content, connection, cancellationToken).ConfigureAwait(false);
        var fault = RequestFault.OfTrackStatus(status, address, said, connection);
        return new(outcome, status, RetryAfter(response), fault);
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (!string.IsNullOrEmpty(connection.SdkKeySecret))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.SdkKeySecret);
        }

        return request;
    }

    private ConfigurationAnswer Failed(string fault, HttpStatusCode? status = null, TimeSpan? retryAfter = null) => ConfigurationAnswer.Failed(
        $"No config from {connection.ConfigurationAddress}{(status is { } code ? $" ({(int)code})" : "")}. {connection.Redact(fault)}",
        retryAfter);

    private TrackAnswer Lost(TrackContent content, string fault) =>
        new(content.TryWithdraw() ? TrackOutcome.NotSent : TrackOutcome.AnswerLost, Fault: connection.Redact(fault));

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date - time.GetUtcNow());
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // As it was sent: a tag that breaks the rules is still the one to ask with, unless no request can carry it.
    private static string? EntityTagOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("ETag", out var values) && values.First() is var tag && tag.All(static character => character is >= ' ' and <= '~') ? tag : null;
}
