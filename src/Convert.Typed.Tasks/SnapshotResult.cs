using ConvertTyped.Snapshots.Quality;
using ConvertTyped.Tasks.Comparison;
using ConvertTyped.Tasks.Files;

namespace ConvertTyped.Tasks;

/// <summary>What became of one snapshot, and why.</summary>
/// <param name="Path">The file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Config">What is served.</param>
/// <param name="Changes">How that differs from what was checked in; empty where nothing was that could be read.</param>
internal sealed record SnapshotResult(string Path, SnapshotOutcome Outcome, ConfigText Config, IReadOnlyList<ConfigChange> Changes)
{
    /// <summary>What is hardly meant in what is served.</summary>
    public IReadOnlyList<ConfigFinding> Findings { get; } = ConfigInspection.Inspect(Config.Json);
}
