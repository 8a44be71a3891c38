namespace ConvertTyped.Transport;

/// <summary>What became of a config request.</summary>
internal enum ConfigurationOutcome
{
    /// <summary>The service answered with success; whether the bytes are a config is not known yet.</summary>
    Served = 0,

    /// <summary>The config is the one whose entity tag was sent.</summary>
    NotModified = 1,

    /// <summary>There is no config in the answer, or no answer.</summary>
    Failed = 2,
}
