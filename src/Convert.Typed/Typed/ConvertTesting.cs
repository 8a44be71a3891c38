using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Client;
using ConvertTyped.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Tracking;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped;

/// <summary>Makes generated classes for unit tests: <c>var flags = ConvertTesting.Create&lt;Flags&gt;();</c></summary>
/// <remarks>All members may be called from many threads.</remarks>
public static class ConvertTesting
{
    /// <summary>
    /// A <typeparamref name="TFlags"/> that answers what the test says and nothing else:
    /// <c>flags.Checkout.NewButton.Override(on =&gt; on.Caption("Go"))</c>. It is the real class over a real client without config,
    /// network or logs: a feature or experience that is not overridden is off, with
    /// <see cref="DecisionReason.NotInConfiguration"/>.
    /// </summary>
    /// <remarks>
    /// The goals of the snapshot can be tracked, whatever their rules ask for; <see cref="ConversionsOf"/> has what was tracked.
    /// Each call makes one that shares nothing with any other. It needs no disposing.
    /// </remarks>
    /// <typeparam name="TFlags">A class generated from a snapshot.</typeparam>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The class holds the client, and a client that has no network holds nothing to dispose.")]
    public static TFlags Create<TFlags>()
        where TFlags : ConvertRoot, IConvertRoot<TFlags>
    {
        var shape = new ConfigurationShape();
        TFlags.Describe(shape);
        var options = new ConvertOptions();
        var intake = new ConfigurationIntake(options.Refresh(), TFlags.Describe, TimeProvider.System, RefreshMeter.None, NullLogger.Instance);
        intake.InForce.Replace(CompiledConfiguration.Empty with
        {
            GoalsByKey = GoalsOf(shape),
            Unserved = ExperiencesOf(shape),
            RegexTimeouts = new RegexTimeoutCounter(),
        });
        var tracking = new ConvertTracking(options.Tracking, route: null, new TrackingServices());
        return TFlags.Create(new ConvertClient(intake, refresher: null, options, tracking) { Conversions = new ConversionRecord() });
    }

    /// <summary>
    /// The conversions that were tracked so far through a class of <see cref="Create"/>, the first one first. What the service
    /// would count once is there once.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="flags"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="flags"/> was not made by <see cref="Create"/>.</exception>
    public static IReadOnlyList<Conversion> ConversionsOf(ConvertRoot flags)
    {
        ArgumentNullException.ThrowIfNull(flags);
        return flags.Client.Conversions?.Read()
            ?? throw new ArgumentException($"Convert: this {flags.GetType().Name} records no conversions. Make it with ConvertTesting.Create<{flags.GetType().Name}>().", nameof(flags));
    }

    private static FrozenDictionary<string, CompiledExperience> ExperiencesOf(ConfigurationShape shape) => shape.Experiences.ToFrozenDictionary(
        static experience => experience.Key,
        static experience => OverriddenConfiguration.Unserved(
            experience.Id ?? experience.Key,
            experience.Key,
            [.. experience.Variations.Select(static variation => new CompiledVariation(variation.Id, variation.Key, Percent: 0, Changes: []))]),
        StringComparer.Ordinal);

    private static FrozenDictionary<string, CompiledRuleSet> GoalsOf(ConfigurationShape shape) => shape.Goals.ToFrozenDictionary(
        static goal => goal.Key,
        static goal => new CompiledRuleSet(goal.Id ?? goal.Key, goal.Key, served: null, new RegexTimeoutCounter()) { MatchesAnything = true },
        StringComparer.Ordinal);
}
