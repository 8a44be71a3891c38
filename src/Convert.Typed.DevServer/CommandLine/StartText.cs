namespace ConvertTyped.DevServer.CommandLine;

/// <summary>What the program says once it listens: what is served, and what to write into a client.</summary>
internal static class StartText
{
    public static string Write(CommandLineRequest request, ConvertDevServer server)
    {
        var address = $"http://localhost:{server.Address.Port}";
        var configuration = server.Configuration;
        var outline = configuration.Outline;
        var key = request.SdkKey ?? $"{configuration.AccountId}/1";
        var secret = request.Secret is null ? "" : "; it needs the secret of --secret";
        return $$"""
            Convert dev server at {{address}}

              serves      {{Path.GetFullPath(request.ConfigFile)}}
                          {{outline.Project ?? "a project without a name"}}: {{outline.Features.Count}} features, {{outline.Experiences.Count}} experiences. Save the file, and the change is served
              SDK key     {{(request.SdkKey is null ? $"any, such as {key}" : key)}}{{secret}}
              .NET        options.SdkKey = "{{key}}"; options.ConfigEndpoint = options.TrackEndpoint = new Uri("{{address}}/");
              JavaScript  new ConvertSDK({ sdkKey: '{{key}}', api: { endpoint: { config: '{{address}}', track: '{{address}}' } } })
              look        {{address}}/ shows the config, live counts and events; /_events, /_report and /_faults are for programs
              stop        Ctrl+C

            """;
    }
}
