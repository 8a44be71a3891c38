using System.Net;
using System.Net.Sockets;
using ConvertTyped.DevServer.Configuration;
using ConvertTyped.DevServer.Endpoints;
using ConvertTyped.DevServer.Page;
using ConvertTyped.DevServer.Requests;
using ConvertTyped.DevServer.Tracking;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConvertTyped.DevServer;

/// <summary>
/// Convert's Full Stack service on this machine: serves a config, takes events, remembers both, and fails on request. Listens on
/// the loopback address only. All members can be used from many threads.
/// </summary>
public sealed partial class ConvertDevServer : IAsyncDisposable
{
    private const long LargestRequestBody = 10 * 1024 * 1024;

    private readonly WebApplication application;
    private readonly ConfigurationSource configuration;
    private readonly BoundedLog<ReceivedRequest> requests;
    private readonly EventLog events;
    private bool isStopped;

    private ConvertDevServer(DevServerOptions options, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<ConvertDevServer>();
        configuration = new ConfigurationSource(options, logger);
        requests = new BoundedLog<ReceivedRequest>(options.RememberedRequests, static request => request.Body.Length + 1000);
        events = new EventLog(options.RememberedEvents);

        var credentials = new Credentials(options);
        var service = new ServiceEndpoints(
            new ConfigEndpoint(options, configuration, credentials, logger),
            new TrackEndpoint(configuration, credentials, events, options.TimeProvider, logger),
            requests,
            Faults,
            options.TimeProvider,
            logger);

        application = Build(options, configuration);
        application.Use(next => context => TellFailureAsync(next, context, logger));
        application.UseCors();
        service.Map(application);
        new InspectionEndpoints(configuration, events, Faults).Map(application);
        PageEndpoints.Map(application);
    }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:5005/</c>. Clients use it for configs and events alike, as it is or with <c>api/v1</c> or <c>v1</c> behind it.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What goes wrong on request.</summary>
    public DevServerFaults Faults { get; } = new();

    /// <summary>The events that were accepted, oldest first, as far as they are remembered.</summary>
    public IReadOnlyList<TrackedEvent> Events => events.Events;

    /// <summary>What the events add up to, for the config as it is now.</summary>
    public DevServerReport Report => ReportWriter.Write(events, configuration.Current.Outline);

    /// <summary>The requests for configs and with events, and those to addresses the service does not have, oldest first, as far as they are remembered.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => requests.Read().Entries;

    internal ServableConfiguration Configuration => configuration.Current;

    /// <summary>Starts a server, and answers when it listens.</summary>
    /// <param name="options">What it serves and asks for.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="IOException">The config file cannot be read, or the port cannot be listened on.</exception>
    /// <exception cref="UnauthorizedAccessException">The config file may not be read.</exception>
    /// <exception cref="InvalidDataException">What was given is no config.</exception>
    public static async Task<ConvertDevServer> StartAsync(DevServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var server = new ConvertDevServer(options, options.LoggerFactory ?? Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        try
        {
            await server.application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new IOException(
                fault.InnerException is AddressInUseException
                    ? $"Port {options.Port} is in use, perhaps by another dev server. Stop that, or choose another port."
                    : $"Port {options.Port} cannot be listened on: {fault.Message} Choose another port.",
                fault);
        }
        catch (OperationCanceledException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        server.Address = new Uri($"http://127.0.0.1:{new Uri(server.application.Urls.First()).Port}/");
        return server;
    }

    /// <summary>Serves this config from now on. A server that served a file stops looking at it.</summary>
    /// <param name="json">The config, as JSON text in UTF-8.</param>
    /// <exception cref="InvalidDataException">It is no config; the one in service stays.</exception>
    public void Serve(ReadOnlyMemory<byte> json) => configuration.Serve(json);

    /// <summary>Forgets all events, and what was dropped and refused.</summary>
    public void ClearEvents() => events.Clear();

    /// <summary>Waits until <paramref name="count"/> events were accepted in all, since the start or the last <see cref="ClearEvents"/>, and gives those that are remembered.</summary>
    /// <param name="count">How many events to wait for.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public Task<IReadOnlyList<TrackedEvent>> WaitForEventsAsync(long count, CancellationToken cancellationToken = default) =>
        events.WaitForAsync(count, cancellationToken);

    /// <summary>Waits until <paramref name="count"/> requests were received in all, and gives those that are remembered. A request counts as soon as it was read; its answer may be under way.</summary>
    /// <param name="count">How many requests to wait for.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public Task<IReadOnlyList<ReceivedRequest>> WaitForRequestsAsync(long count, CancellationToken cancellationToken = default) =>
        requests.WaitForAsync(count, cancellationToken);

    /// <summary>Stops listening and ends the connections that are open, those that a fault holds, too. What arrived can still be read. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isStopped, true))
        {
            return;
        }

        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    // The web server itself logs nowhere: its lines tell each request with its query, where a debug token can be, and faults that
    // were asked for as errors.
    private static async Task TellFailureAsync(RequestDelegate next, HttpContext context, ILogger logger)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception problem) when (!context.RequestAborted.IsCancellationRequested)
        {
            RequestFailed(logger, problem, context.Request.Method, context.Request.Path);
            throw;
        }
    }

    private static WebApplication Build(DevServerOptions options, ConfigurationSource configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, EmbeddedLifetime>());
        builder.Services.AddHostedService(_ => new ConfigurationWatch(configuration, options.TimeProvider));
        builder.Services.AddRoutingCore();
        builder.Services.AddCors(static cors => cors.AddPolicy(ServiceEndpoints.AnyPage, static policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("ETag", "Retry-After")));

        // What a fault holds open, a stop cuts at once.
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBody;
            if (options.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(options.Port);
            }
        });
        return builder.Build();
    }

    [LoggerMessage(90, LogLevel.Error, "{Method} {Path} failed inside the dev server.")]
    private static partial void RequestFailed(ILogger logger, Exception problem, string method, PathString path);
}
