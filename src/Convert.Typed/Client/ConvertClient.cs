using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Client;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Visitors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped;

/// <summary>
/// Decides features and experiences by their keys. The generated types stand on it and answer the same; use it where a key
/// is known only at run time.
/// </summary>
/// <remarks>All members may be called from many threads. Deciding never throws, blocks or waits for the network.</remarks>
public sealed class ConvertClient
{
    private readonly ConfigurationInForce configuration;
    private readonly VisitorMemories memories;
    private readonly string? environment;

    internal ConvertClient(CompiledConfiguration configuration, ConvertOptions options, ILogger logger)
    {
        this.configuration = new ConfigurationInForce(configuration);
        memories = new VisitorMemories(options.RememberedVisitors);
        environment = NullIfEmpty(options.Environment);
        Tracking = new ConvertTracking(logger);
    }

    /// <summary>Where events are handed to.</summary>
    public ConvertTracking Tracking { get; }

    /// <summary>What of the config in force could not be used. Empty when all of it could.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => Configuration.Problems;

    internal CompiledConfiguration Configuration => configuration.Current;

    /// <summary>A client over a config at hand, for tools and tests: no network, no dependency injection.</summary>
    /// <param name="utf8Json">The config, as the service serves it.</param>
    /// <param name="options">How to decide; null is the defaults.</param>
    /// <exception cref="FormatException">The bytes are no config.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option makes no sense.</exception>
    public static ConvertClient FromConfiguration(ReadOnlyMemory<byte> utf8Json, ConvertOptions? options = null)
    {
        options ??= new ConvertOptions();
        options.Validate();
        return new ConvertClient(ConfigurationLoader.Load(utf8Json, options.Bucketing()), options, NullLogger.Instance);
    }

    /// <summary>A visitor of this client, with what is remembered of that id. Does no I/O.</summary>
    /// <param name="id">Who it is: the same person must have the same id everywhere. Case matters.</param>
    /// <param name="attributes">
    /// What audiences look at. Report segments among them are remembered, as <see cref="SetSegments"/> does it.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is null or empty.</exception>
    public Visitor Visitor(string id, AttributeSet? attributes = null)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw new ArgumentException("Convert: a visitor needs an id. Pass the one your app knows the person by, or keep a random one in a cookie.", nameof(id));
        }

        var visitor = new Visitor(memories.Get(id), attributes ?? AttributeSet.Empty);
        visitor.Memory.Update(visitor.Attributes, static (memory, given) => memory.WithSegments(given));
        return visitor;
    }

    /// <summary>The feature of that key. One that the config does not have is off, and says so.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Feature Feature(string key) => new(this, key);

    /// <summary>The experience of that key or id. One that the config does not have decides nothing, and says so.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Experience Experience(string key) => new(this, key);

    /// <summary>The goal of that key. One that the config does not have tracks nothing, and says so.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Goal Goal(string key) => new(this, key);

    /// <summary>Decides all experiences of the config for a visitor, in config order; one that is previewed comes last.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    public IReadOnlyList<ExperienceDecision> Experiences(Visitor visitor, DecideOptions? options = null) =>
        Decide(Configuration, visitor, options, state: 0, static (ref Deliberation deliberation, int _) => deliberation.DecideAll())
            .ConvertAll(static outcome => new ExperienceDecision(outcome));

    /// <summary>
    /// Stores report segments for a visitor: <c>browser</c>, <c>devices</c>, <c>source</c>, <c>campaign</c>, <c>visitorType</c>,
    /// <c>country</c> and <c>customSegments</c>. Each replaces the stored one, except that <c>customSegments</c> only grows;
    /// other names are dropped. Does nothing for a visitor in a preview.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void SetSegments(Visitor visitor, AttributeSet segments)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(segments);
        if (!IsPreviewing(visitor))
        {
            visitor.Memory.Update(segments, static (memory, given) => memory.WithSegments(given));
        }
    }

    /// <summary>
    /// Puts a visitor into those of the segments whose rules match the visitor's attributes, overridden by the given ones.
    /// </summary>
    /// <returns>The keys of the segments that the visitor was not in before. In a preview nothing is remembered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or <paramref name="segmentKeys"/> is null.</exception>
    public IReadOnlyList<string> EnterSegments(Visitor visitor, IEnumerable<string> segmentKeys, AttributeSet? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        var configuration = Configuration;
        var isPreview = configuration.FindPreview(visitor.PreviewSelection) is not null;
        var entered = new List<string>();
        foreach (var key in segmentKeys)
        {
            if (configuration.SegmentsByKey.TryGetValue(key, out var segment)
                && segment.Matches(new AttributeLayers(attributes, visitor.Attributes))
                && (isPreview ? !visitor.Memory.Current.HoldsSegment(segment.Id) : visitor.Memory.Update(segment.Id, static (memory, id) => memory.WithCustomSegment(id))))
            {
                entered.Add(key);
            }
        }

        return entered;
    }

    /// <summary>What is remembered of a visitor at this moment.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "It is this client that remembers.")]
    public RememberedVisitor Remembered(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return new RememberedVisitor(visitor.Memory.Current);
    }

    internal bool IsPreviewing(Visitor visitor) => Configuration.FindPreview(visitor.PreviewSelection) is not null;

    /// <summary>Puts another config in force for all calls that begin from now on.</summary>
    internal void Replace(CompiledConfiguration next) => configuration.Replace(next);

    /// <summary>
    /// Decides, remembers what was decided anew, and hands it to tracking. When another thread remembered something for the
    /// visitor meanwhile, it decides again on what that thread left, so that no decision is made or reported twice.
    /// </summary>
    internal TResult Decide<TState, TResult>(
        CompiledConfiguration configuration, Visitor visitor, DecideOptions? options, TState state, Decider<TState, TResult> decide)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        options ??= DecideOptions.Default;
        while (true)
        {
            var memory = visitor.Memory.Current;
            var deliberation = new Deliberation(configuration, InputOf(configuration, visitor, options), memory);
            var result = decide(ref deliberation, state);
            var fresh = deliberation.Fresh;
            if (fresh.Count == 0)
            {
                return result;
            }

            var next = fresh.AddedTo(memory);
            if (visitor.Memory.TryReplace(memory, next))
            {
                if (visitor.IsTracked && options.Track)
                {
                    Report(fresh, visitor.Id, next.Segments);
                }

                return result;
            }
        }
    }

    /// <summary>Decides by the same code, and leaves nothing behind but what the trace takes down.</summary>
    internal TResult Peek<TState, TResult>(
        CompiledConfiguration configuration, Visitor visitor, DecideOptions? options, TState state, Decider<TState, TResult> decide, DecisionTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var input = InputOf(configuration, visitor, options ?? DecideOptions.Default);
        var deliberation = new Deliberation(configuration, input, visitor.Memory.Current, trace);
        return decide(ref deliberation, state);
    }

    private void Report(in FreshDecisions fresh, string visitorId, AttributeSet segments)
    {
        for (var position = 0; position < fresh.Count; position++)
        {
            if (fresh[position] is { Variation.Id: { } variationId } outcome)
            {
                Tracking.Accept(new BucketingEvent(visitorId, segments, outcome.Experience.Id, variationId));
            }
        }
    }

    private VisitorInput InputOf(CompiledConfiguration configuration, Visitor visitor, DecideOptions options) => new(visitor.Id)
    {
        Attributes = visitor.Attributes,
        CallAttributes = options.Attributes,
        Location = options.Location ?? visitor.Location,
        IgnoresLocation = options.IgnoreLocation,
        Environment = NullIfEmpty(options.Environment) ?? environment,
        ForcedVariation = options.ForcedVariation,
        Preview = configuration.FindPreview(visitor.PreviewSelection),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
