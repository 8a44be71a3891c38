namespace ConvertTyped.Tracking.Tests;

/// <summary>Chance that always says the same.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
