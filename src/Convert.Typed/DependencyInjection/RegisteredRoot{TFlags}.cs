using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.DependencyInjection;

/// <inheritdoc/>
internal sealed class RegisteredRoot<TFlags> : RegisteredRoot
    where TFlags : ConvertRoot
{
    /// <summary>Under which the class has its options, its HTTP client and its client.</summary>
    public static string OptionsName => typeof(TFlags).FullName!;

    public override ConvertClient ClientFrom(IServiceProvider provider) => provider.GetRequiredService<TFlags>().Client;

    public override string ToString() => typeof(TFlags).Name;
}
