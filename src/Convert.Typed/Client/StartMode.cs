namespace ConvertTyped;

/// <summary>What a host waits for when it starts.</summary>
public enum StartMode
{
    /// <summary>Nothing: the snapshot, or the config kept on disk, answers until the live one comes.</summary>
    AtOnce = 0,

    /// <summary>For the live config, up to <see cref="ConvertOptions.StartTimeout"/>; then it starts without.</summary>
    WaitForLive = 1,

    /// <summary>For the live config, up to <see cref="ConvertOptions.StartTimeout"/>; then it refuses to start.</summary>
    RequireLive = 2,
}
