using ConvertTyped.Client;
using Microsoft.Extensions.Options;

namespace ConvertTyped.DependencyInjection;

/// <summary>Refuses options that make no sense when they are first read; a host reads them before it starts.</summary>
internal sealed class ConvertOptionsValidation : IValidateOptions<ConvertOptions>
{
    public ValidateOptionsResult Validate(string? name, ConvertOptions options) =>
        ConvertOptionsFaults.Of(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
