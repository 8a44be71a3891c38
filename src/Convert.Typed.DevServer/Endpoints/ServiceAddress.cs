namespace ConvertTyped.DevServer.Endpoints;

/// <summary>By what a request names its project.</summary>
internal enum ServiceAddress
{
    /// <summary>By nothing that is served here.</summary>
    Unknown,

    /// <summary>By an SDK key.</summary>
    Key,

    /// <summary>By account and project.</summary>
    Project,
}
