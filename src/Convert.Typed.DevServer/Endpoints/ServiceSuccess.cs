namespace ConvertTyped.DevServer.Endpoints;

/// <summary>The answer to a track request that went well, as the service gives it.</summary>
internal sealed record ServiceSuccess(int Code, string Message);
