namespace ConvertTyped.Tasks.Tests.Harness;

/// <summary>What one run of the task came to.</summary>
/// <param name="Succeeded">What the task answered.</param>
/// <param name="Code">The id of its error; null when it has none.</param>
/// <param name="Error">The text of its error; null when it has none.</param>
/// <param name="Output">Everything else it said.</param>
internal sealed record TaskRun(bool Succeeded, string? Code, string? Error, string Output);
