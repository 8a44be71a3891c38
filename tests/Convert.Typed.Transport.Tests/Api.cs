using ConvertTyped.DependencyInjection;
using ConvertTyped.DevServer;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Transport.Tests;

/// <summary>The API as an app has it, with the HTTP client that <c>AddConvert</c> registers.</summary>
internal sealed class Api : IDisposable
{
    private const string ClientName = "under test";

    private readonly ServiceProvider services;

    public Api(ServiceConnection connection, TimeProvider? time = null)
    {
        var collection = new ServiceCollection();
        ConvertHttpClient.Add(collection, ClientName);
        services = collection.BuildServiceProvider();
        Convert = new ConvertApi(connection, services.GetRequiredService<IHttpClientFactory>(), ClientName, new WithoutConfiguration(), time ?? TimeProvider.System);
    }

    public Api(ServiceConnection connection, HttpMessageHandler handler, TimeProvider? time = null)
    {
        services = new ServiceCollection().BuildServiceProvider();
        Convert = new ConvertApi(connection, new ClientsOf(handler), ClientName, new WithoutConfiguration(), time ?? TimeProvider.System);
    }

    public ConvertApi Convert { get; }

    public static ReadOnlyMemory<byte> Shop { get; } = ReadShop();

    public static Task<ConvertDevServer> ServeShopAsync() => ConvertDevServer.StartAsync(new DevServerOptions { Configuration = Shop });

    public static ServiceConnection ConnectionTo(Uri address) => new()
    {
        ConfigurationBase = address.AbsoluteUri,
        TrackBase = address.AbsoluteUri,
        SdkKey = "10012345/10054321",
    };

    public void Dispose() => services.Dispose();

    private static byte[] ReadShop()
    {
        using var resource = typeof(Api).Assembly.GetManifestResourceStream("shop.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private sealed class ClientsOf(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private sealed class WithoutConfiguration : IConfigurationSource
    {
        public CompiledConfiguration Current { get; } = CompiledConfiguration.Empty;
    }
}
