using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ConvertTyped.DependencyInjection;

/// <summary>
/// Overrides of a class from the section <c>Convert:Overrides</c> of the app's configuration, and over these from the class's
/// own, <c>Convert:Flags:Overrides</c>. Read again when the configuration is reloaded, and when another config is put in force.
/// </summary>
internal sealed partial class ConfiguredOverrides : IDisposable
{
    private readonly Lock turn = new();
    private readonly ConvertClient client;
    private readonly IConfiguration? configuration;
    private readonly string className;
    private readonly bool isAlone;
    private readonly bool isRefused;
    private readonly Lazy<ConfigurationShape> shape;
    private readonly ILogger logger;
    private readonly IDisposable? reloading;
    private OverrideTable overrides = OverrideTable.Empty;
    private IReadOnlyList<string> faults = [];
    private bool wasRefused;

    /// <param name="client">Answers as they say.</param>
    /// <param name="className">The name of its class.</param>
    /// <param name="describe">Says what the class was generated from.</param>
    /// <param name="options">Those of the class.</param>
    /// <param name="provider">May have a configuration, and a host that knows where it runs.</param>
    public ConfiguredOverrides(ConvertClient client, string className, Action<ConfigurationShape> describe, ConvertOptions options, IServiceProvider provider)
    {
        this.client = client;
        this.className = className;
        configuration = provider.GetService<IConfiguration>()?.GetSection("Convert");
        isAlone = provider.GetServices<RegisteredRoot>().Count() == 1;
        isRefused = !options.AllowOverridesInProduction && provider.GetService<IHostEnvironment>() is { } host && host.IsProduction();
        logger = new UnfailingLogger(provider.GetRequiredService<ILoggerFactory>().CreateLogger($"{nameof(ConvertTyped)}.{className}"));
        shape = ConfigurationShape.Of(describe);
        if (configuration is not null)
        {
            // Listens first: what changes while it reads is read after that.
            reloading = ChangeToken.OnChange(configuration.GetReloadToken, Read);
            client.ConfigurationChanged += ReadFor;
            Read();
        }
    }

    public static ConfiguredOverrides Of<TFlags>(ConvertClient client, IServiceProvider provider, string optionsName)
        where TFlags : ConvertRoot, IConvertRoot<TFlags> =>
        new(client, typeof(TFlags).Name, TFlags.Describe, provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(optionsName), provider);

    public void Dispose()
    {
        reloading?.Dispose();
        client.ConfigurationChanged -= ReadFor;
    }

    // What a name means, such as a variation's, can be another thing in another config.
    private void ReadFor(ConvertStatus status) => Read();

    private void Read()
    {
        var shared = configuration!.GetSection("Overrides");
        var own = configuration.GetSection(className).GetSection("Overrides");
        lock (turn)
        {
            var isThere = shared.Exists() || own.Exists();
            if (isThere && isRefused)
            {
                Refuse(shared.Exists() ? shared.Path : own.Path);
            }
            else if (isThere)
            {
                // A key that this class does not know may be another class's.
                var reader = new OverrideReader(shape.Value, client.InForce.Served);
                reader.Read(shared, tellsUnknownKeys: isAlone);
                reader.Read(own, tellsUnknownKeys: true);
                Apply(reader.Overrides, reader.Faults);
            }
            else if (!overrides.IsEmpty || faults.Count > 0)
            {
                Apply(OverrideTable.Empty, []);
            }
        }
    }

    private void Refuse(string section)
    {
        if (!wasRefused)
        {
            wasRefused = true;
            Refused(logger, section);
        }
    }

    private void Apply(OverrideTable next, IReadOnlyList<string> nextFaults)
    {
        client.InForce.OverrideByConfiguration(next);
        foreach (var fault in nextFaults.Except(faults))
        {
            NotAsWritten(logger, fault);
        }

        var (before, now) = (NamesOf(overrides), NamesOf(next));
        (overrides, faults) = (next, nextFaults);
        if (now != before)
        {
            InForce(logger, now.Length == 0 ? "nothing" : now);
        }
    }

    private static string NamesOf(OverrideTable table) => string.Join(", ", table.Features.Keys.Concat(table.Experiences.Keys).Order(StringComparer.Ordinal));

    [LoggerMessage(70, LogLevel.Error, "Convert: {Section} is not used, because the host runs in Production. Remove the section there, or set Convert:AllowOverridesInProduction to true if every visitor is meant to get what it says.")]
    private static partial void Refused(ILogger logger, string section);

    [LoggerMessage(71, LogLevel.Warning, "Convert: {Fault}")]
    private static partial void NotAsWritten(ILogger logger, string fault);

    [LoggerMessage(72, LogLevel.Information, "Convert: by configuration these are overridden for every visitor: {Keys}.")]
    private static partial void InForce(ILogger logger, string keys);
}
