using System.Collections.Immutable;

namespace ConvertTyped.Client;

/// <summary>What goals answer whatever happens, by their keys.</summary>
/// <remarks>Beside the config and not in it, as decisions have nothing to do with goals. May be used from many threads.</remarks>
internal sealed class GoalOverrides
{
    // None until a test makes one: an app that starts does not pay for the code of a dictionary of its own kind.
    private ImmutableDictionary<string, TrackResult>? answers;

    public TrackResult? Find(string key) => Volatile.Read(ref answers) is { } all && all.TryGetValue(key, out var answer) ? answer : null;

    public void Set(string key, TrackResult answer) => ImmutableInterlocked.Update(
        ref answers,
        static (all, given) => (all ?? ImmutableDictionary.Create<string, TrackResult>(StringComparer.Ordinal)).SetItem(given.key, given.answer),
        (key, answer));

    public void Remove(string key) => ImmutableInterlocked.Update(ref answers, static (all, key) => all?.Remove(key), key);

    public void Clear() => Volatile.Write(ref answers, null);
}
