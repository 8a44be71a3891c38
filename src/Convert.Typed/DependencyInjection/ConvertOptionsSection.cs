using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConvertTyped.DependencyInjection;

/// <summary>
/// Binds the options of one generated class from the section <c>Convert</c>, and over that from the section in it that is named
/// like the class, <c>Convert:BackOffice</c>: what several classes share stands in the first, the rest in their own.
/// </summary>
/// <param name="provider">May have a configuration, or none.</param>
/// <param name="optionsName">The name of the class's options.</param>
/// <param name="className">The name of the class.</param>
internal sealed class ConvertOptionsSection(IServiceProvider provider, string optionsName, string className) : IConfigureNamedOptions<ConvertOptions>
{
    private const string SectionName = "Convert";

    public void Configure(string? name, ConvertOptions options)
    {
        if (name == optionsName && provider.GetService<IConfiguration>()?.GetSection(SectionName) is { } section)
        {
            Bind(section, options);
            Bind(section.GetSection(className), options);
        }
    }

    public void Configure(ConvertOptions options)
    {
        // Options without a name belong to no class.
    }

    private static void Bind(IConfigurationSection section, ConvertOptions options)
    {
        // Most apps have none of these sections, and binding is much code for a process that has just started.
        if (!section.Exists())
        {
            return;
        }

        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new OptionsValidationException(nameof(ConvertOptions), typeof(ConvertOptions), [$"Convert: {fault.Message}{CureOf(fault.Message)}"]);
        }
    }

    // The binder names the type that it could not make of the value, and nothing else does.
    private static string CureOf(string message)
    {
        return Names(typeof(TimeSpan)) ? " Times are written as hours, minutes and seconds: 00:05:00."
            : Names(typeof(bool)) ? " Set it to true or false."
            : Names(typeof(StartMode)) ? $" Set it to {nameof(StartMode.AtOnce)}, {nameof(StartMode.WaitForLive)} or {nameof(StartMode.RequireLive)}."
            : Names(typeof(int)) || Names(typeof(uint)) ? " Set it to a whole number, without a unit."
            : "";

        bool Names(Type type) => message.Contains($"'{type.FullName}'", StringComparison.Ordinal);
    }
}
