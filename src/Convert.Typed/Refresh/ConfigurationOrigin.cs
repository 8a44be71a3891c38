namespace ConvertTyped;

/// <summary>Where the config in force came from.</summary>
public enum ConfigurationOrigin
{
    /// <summary>There is no config: every feature is off.</summary>
    None = 0,

    /// <summary>It was embedded in the app when that was built, or handed to <see cref="ConvertClient.FromConfiguration"/>.</summary>
    Snapshot = 1,

    /// <summary>An earlier run of the app fetched it and kept it in the cache folder.</summary>
    Disk = 2,

    /// <summary>The service served it to this client.</summary>
    Live = 3,
}
