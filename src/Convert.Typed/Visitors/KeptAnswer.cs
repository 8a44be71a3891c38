using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>What a feature answered a visitor, kept so that the next reading need not decide again. Immutable.</summary>
/// <param name="feature">The feature; its identity stands for the config, too.</param>
/// <param name="memory">What was remembered of the visitor when it answered. With anything else it must be asked again.</param>
/// <param name="change">What switches the feature on; null when it is off.</param>
internal sealed class KeptAnswer(CompiledFeature feature, Remembered memory, CompiledChange? change)
{
    public CompiledFeature Feature { get; } = feature;

    public Remembered Memory { get; } = memory;

    public CompiledChange? Change { get; } = change;
}
