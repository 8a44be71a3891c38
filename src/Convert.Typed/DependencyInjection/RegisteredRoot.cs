using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.DependencyInjection;

/// <summary>A generated class that was added to the services: what tells one from several.</summary>
internal abstract class RegisteredRoot
{
    public abstract ConvertClient ClientFrom(IServiceProvider provider);
}

/// <inheritdoc/>
internal sealed class RegisteredRoot<TFlags> : RegisteredRoot
    where TFlags : ConvertRoot
{
    public override ConvertClient ClientFrom(IServiceProvider provider) => provider.GetRequiredService<TFlags>().Client;

    public override string ToString() => typeof(TFlags).Name;
}
