namespace ConvertTyped.Evaluation;

/// <summary>What counts of a variation when an experience's arms are laid out.</summary>
/// <param name="Id">The variation's id; an arm without one cannot be chosen.</param>
/// <param name="Status">Only <c>running</c>, empty or none lets visitors in.</param>
/// <param name="Allocation">Percent of all visitors; null when the config does not say, which means 100.</param>
internal sealed record BucketArm(string? Id, string? Status, double? Allocation)
{
    public bool HasId => !string.IsNullOrEmpty(Id);

    public double Percent => Allocation ?? 100;

    public bool IsActive => Status is null or "" or "running" && Percent > 0;
}
