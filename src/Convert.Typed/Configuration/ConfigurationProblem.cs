namespace ConvertTyped;

/// <summary>Something in a config that could not be used. The rest of the config is in force.</summary>
public sealed record ConfigurationProblem
{
    internal ConfigurationProblem(string path, string message)
    {
        Path = path;
        Message = message;
    }

    /// <summary>Where, as a path from the root of the config: <c>experiences[3].variations</c>.</summary>
    public string Path { get; }

    /// <summary>What is wrong there, and what follows from it.</summary>
    public string Message { get; }

    /// <summary>The path and the message in one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
