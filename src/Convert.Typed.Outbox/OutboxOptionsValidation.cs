using Microsoft.Extensions.Options;

namespace ConvertTyped.Outbox;

/// <summary>Refuses options that make no sense when they are first read; a host reads them before it starts.</summary>
internal sealed class OutboxOptionsValidation : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) =>
        options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
