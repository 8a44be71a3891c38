using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.DependencyInjection;

/// <inheritdoc/>
internal sealed class RegisteredRoot<TFlags> : RegisteredRoot
    where TFlags : ConvertRoot
{
    public override ConvertClient ClientFrom(IServiceProvider provider) => provider.GetRequiredService<TFlags>().Client;

    public override string ToString() => typeof(TFlags).Name;
}
