namespace ConvertTyped;

/// <summary>What a refresh did, and why it failed if it did.</summary>
public sealed record RefreshResult
{
    internal RefreshResult(RefreshOutcome outcome, string? error = null)
    {
        Outcome = outcome;
        Error = error;
    }

    /// <summary>What it did.</summary>
    public RefreshOutcome Outcome { get; }

    /// <summary>Of a failed refresh, what is wrong and what to do about it; else null.</summary>
    public string? Error { get; }

    /// <summary>The outcome and the error in one line.</summary>
    public override string ToString() => Error is null ? Outcome.ToString() : $"{Outcome}: {Error}";
}
