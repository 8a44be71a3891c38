namespace ConvertTyped.DevServer.Endpoints;

/// <summary>An error as the service tells it.</summary>
/// <param name="Code">The status code again.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Fields">The paths of the members that are wrong, separated by commas; empty where none is.</param>
internal sealed record ServiceError(int Code, string Message, string Fields = "");
