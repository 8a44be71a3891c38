namespace ConvertTyped.Evaluation;

/// <summary>The bucket values that belong to one arm: <c>Start ≤ value &lt; End</c>.</summary>
/// <param name="Arm">The arm's position in the experience's list of variations.</param>
/// <param name="Start">The first value.</param>
/// <param name="End">The first value past it.</param>
internal readonly record struct BucketRange(int Arm, double Start, double End);
