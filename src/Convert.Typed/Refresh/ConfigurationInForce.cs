using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>The config that decides now. Swapped by one write; whoever reads it once works with one config to the end.</summary>
internal sealed class ConfigurationInForce(CompiledConfiguration initial) : IConfigurationSource
{
    private CompiledConfiguration current = initial;

    public CompiledConfiguration Current => Volatile.Read(ref current);

    public void Replace(CompiledConfiguration next) => Volatile.Write(ref current, next);
}
