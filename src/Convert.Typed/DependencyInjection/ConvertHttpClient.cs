using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.DependencyInjection;

/// <summary>The HTTP client of one generated class, under a name of its own in the app's factory.</summary>
internal static class ConvertHttpClient
{
    /// <remarks>
    /// The factory's own logging stays out: in an app that turns off its redaction it would tell the secret, or the debug token,
    /// which is part of an address. Handlers that the app adds to all its clients stay out, too: one that repeats requests would
    /// count events twice. A redirect would take the secret elsewhere. Each request has a time limit of its own.
    /// </remarks>
    public static void Add(IServiceCollection services, string name) => services.AddHttpClient(name)
        .RemoveAllLoggers()
        .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.GZip,
            UseCookies = false,
        })
        .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear());
}
