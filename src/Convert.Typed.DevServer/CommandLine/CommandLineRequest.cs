namespace ConvertTyped.DevServer.CommandLine;

/// <summary>What the command line asks for.</summary>
/// <param name="ConfigFile">The config to serve.</param>
/// <param name="Port">Where to listen; 0 is any free port.</param>
/// <param name="SdkKey">The only SDK key that is answered, if not all are.</param>
/// <param name="Secret">The secret that requests by SDK key need.</param>
/// <param name="DebugToken">The token that shows drafts.</param>
/// <param name="DisableDefaultConfig">Whether configs by account and project are refused.</param>
/// <param name="Help">Only the help text is wanted.</param>
/// <param name="Version">Only the version is wanted.</param>
internal sealed record CommandLineRequest(
    string ConfigFile = "convert.config.json",
    int Port = 5005,
    string? SdkKey = null,
    string? Secret = null,
    string? DebugToken = null,
    bool DisableDefaultConfig = false,
    bool Help = false,
    bool Version = false)
{
    /// <summary>Reads options written as <c>--name value</c> or <c>--name=value</c>.</summary>
    /// <exception cref="FormatException">They cannot be understood.</exception>
    public static CommandLineRequest Read(IReadOnlyList<string> arguments)
    {
        var request = new CommandLineRequest();
        for (var position = 0; position < arguments.Count; position++)
        {
            var parts = arguments[position].Split('=', 2);
            var name = parts[0];
            request = name switch
            {
                "--config" or "-c" => request with { ConfigFile = Value() },
                "--port" or "-p" => request with { Port = PortOf(Value()) },
                "--sdk-key" => request with { SdkKey = Value() },
                "--secret" => request with { Secret = Value() },
                "--debug-token" => request with { DebugToken = Value() },
                "--disable-default-config" when parts.Length == 1 => request with { DisableDefaultConfig = true },
                "--help" or "-h" or "-?" when parts.Length == 1 => request with { Help = true },
                "--version" when parts.Length == 1 => request with { Version = true },
                _ => throw new FormatException($"There is no option '{arguments[position]}'. Write --help for those there are."),
            };

            string Value()
            {
                var value = parts.Length == 2 ? parts[1] : position + 1 < arguments.Count ? arguments[++position] : "";
                return value.Length > 0 && (parts.Length == 2 || value[0] != '-')
                    ? value
                    : throw new FormatException($"{name} needs a value: write '{name} VALUE'.");
            }
        }

        return request;
    }

    private static int PortOf(string text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535
            ? port
            : throw new FormatException($"'{text}' is no port. Write a number from 1 to 65535, or 0 for any free one.");
}
