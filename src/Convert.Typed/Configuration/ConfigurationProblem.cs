namespace ConvertTyped;

/// <summary>Something in a config that could not be used. The rest of the config is in force.</summary>
/// <param name="Path">Where, as a path from the root of the config: <c>experiences[3].variations</c>.</param>
/// <param name="Message">What is wrong there, and what follows from it.</param>
public sealed record ConfigurationProblem(string Path, string Message)
{
    /// <summary>The path and the message in one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
