using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Attributes;
using ConvertTyped.Client;
using ConvertTyped.Evaluation;
using ConvertTyped.Refresh;
using ConvertTyped.Tracking;
using ConvertTyped.Visitors;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace ConvertTyped;

/// <summary>
/// Decides features and experiences by their keys. The generated types stand on it and answer the same; use it where a key
/// is known only at run time.
/// </summary>
/// <remarks>All members may be called from many threads. Deciding never throws, blocks or waits for the network.</remarks>
public sealed class ConvertClient : IAsyncDisposable, IDisposable
{
    private readonly ConfigurationInForce configuration;
    private readonly ConfigurationIntake intake;
    private readonly ConfigurationRefresher? refresher;
    private readonly VisitorMemories memories;
    private volatile FeatureDoors featureDoors;

    /// <param name="intake">Has the config in force.</param>
    /// <param name="refresher">Brings live configs; null is a client that uses no network.</param>
    /// <param name="options">How to decide; valid.</param>
    /// <param name="tracking">Takes the events.</param>
    internal ConvertClient(ConfigurationIntake intake, ConfigurationRefresher? refresher, ConvertOptions options, ConvertTracking tracking)
    {
        this.intake = intake;
        this.refresher = refresher;
        configuration = intake.InForce;
        memories = new VisitorMemories(options.RememberedVisitors, configuration);
        Environment = options.Environment;
        featureDoors = new FeatureDoors(this, CompiledConfiguration.Empty);
        Tracking = tracking;
    }

    /// <summary>
    /// Raised after another config was put in force, with the status after it, by the refresh that brought it; the next refresh
    /// comes after the handlers. What a handler throws is logged and reaches nobody else.
    /// </summary>
    [SuppressMessage("Design", "CA1003:Use generic event handler instances", Justification = "The status says everything; a sender and an argument class would wrap it twice.")]
    public event Action<ConvertStatus>? ConfigurationChanged
    {
        add => intake.Listeners.Changed += value;
        remove => intake.Listeners.Changed -= value;
    }

    /// <summary>The events of this client, on their way to the service.</summary>
    public ConvertTracking Tracking { get; }

    /// <summary>What is in force and how refreshing it fares, as one consistent copy of this moment.</summary>
    public ConvertStatus Status => intake.Status;

    /// <summary>Parts of the config in force that are malformed and match nobody or are left out; empty in a sound config.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => Configuration.Problems;

    /// <summary>How often matching a regular expression of the config in force ran into its time limit.</summary>
    public long RegexTimeouts => Configuration.RegexTimeouts.Count;

    /// <summary>The environment that was configured; null or empty is the config's default one.</summary>
    internal string? Environment { get; }

    internal ConfigurationInForce InForce => configuration;

    /// <summary>Takes down conversions for a test to look at; null in every client but a test's.</summary>
    internal ConversionRecord? Conversions { get; init; }

    internal GoalOverrides GoalOverrides { get; } = new();

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
        var intake = new ConfigurationIntake(options.Refresh(), static _ => { }, TimeProvider.System, RefreshMeter.None, NullLogger.Instance);
        intake.Take(utf8Json, ConfigurationOrigin.Snapshot, age: null, out var fault);
        var tracking = new ConvertTracking(options.Tracking, route: null, new TrackingServices());
        return fault is null ? new ConvertClient(intake, refresher: null, options, tracking) : throw new FormatException(fault);
    }

    /// <summary>
    /// Asks the service for its config now, and puts it in force. Refreshing goes on by itself; this is for tools, for tests, and
    /// for who starts without a host and wants the live config first.
    /// </summary>
    /// <remarks>It does not throw when no config comes, or one that cannot be used: what was in force still is.</remarks>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or the client was disposed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public Task<RefreshResult> RefreshAsync(CancellationToken cancellationToken = default) =>
        refresher?.RefreshAsync(cancellationToken) ?? Task.FromResult(new RefreshResult(RefreshOutcome.NotConfigured));

    /// <summary>
    /// A token that fires once, when another config is put in force:
    /// <c>ChangeToken.OnChange(client.GetChangeToken, …)</c> asks for the next one by itself.
    /// </summary>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "ChangeToken.OnChange asks a method for the next token.")]
    public IChangeToken GetChangeToken() => intake.Listeners.Token;

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
    public Feature Feature(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var current = Configuration;
        var doors = featureDoors;
        if (!ReferenceEquals(doors.Configuration, current))
        {
            featureDoors = doors = new FeatureDoors(this, current);
        }

        return doors.Open(key);
    }

    /// <summary>The experience of that key or id. One that the config does not have decides nothing, and says so.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Experience Experience(string key) => new(this, key);

    /// <summary>The goal of that key. One that the config does not have tracks nothing, and says so.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Goal Goal(string key) => new(this, key);

    /// <summary>Decides all experiences of the config for a visitor, in config order; one that is previewed comes last.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public IReadOnlyList<ExperienceDecision> Experiences(Visitor visitor, DecideOptions? options = null)
    {
        RequireOwn(visitor);
        options ??= DecideOptions.Default;
        var current = Configuration;
        while (true)
        {
            var deliberation = new Deliberation(current, visitor, visitor.Memory.Current, Environment, options);
            var outcomes = deliberation.DecideAll();
            if (TryConclude(deliberation, visitor, options, out _))
            {
                return outcomes.ConvertAll(outcome => new ExperienceDecision(visitor.Id, outcome));
            }
        }
    }

    /// <summary>
    /// Stores report segments for a visitor: <c>browser</c>, <c>devices</c>, <c>source</c>, <c>campaign</c>, <c>visitorType</c>,
    /// <c>country</c> and <c>customSegments</c>. Each replaces the stored one, except that <c>customSegments</c> only grows;
    /// other names are dropped. Does nothing for a visitor in a preview.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public void SetSegments(Visitor visitor, AttributeSet segments)
    {
        RequireOwn(visitor);
        ArgumentNullException.ThrowIfNull(segments);
        if (visitor.PreviewSelection is null)
        {
            visitor.Memory.Update(segments, static (memory, given) => memory.WithSegments(given));
        }
    }

    /// <summary>
    /// Puts a visitor into those of the segments whose rules match the visitor's attributes, overridden by the given ones.
    /// </summary>
    /// <returns>The keys of the segments that the visitor was not in before. In a preview nothing is remembered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> or <paramref name="segmentKeys"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public IReadOnlyList<string> EnterSegments(Visitor visitor, IEnumerable<string> segmentKeys, AttributeSet? attributes = null)
    {
        RequireOwn(visitor);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        var configuration = Configuration;
        var entered = new List<string>();
        foreach (var key in segmentKeys)
        {
            if (key is not null
                && configuration.SegmentsByKey.TryGetValue(key, out var segment)
                && segment.Matches(new AttributeLayers(attributes, visitor.Attributes))
                && Enter(visitor, segment.Id))
            {
                entered.Add(key);
            }
        }

        return entered;
    }

    /// <summary>Takes back every override that code made; those of the app's configuration stay.</summary>
    public void ClearOverrides()
    {
        configuration.Override(OverrideTable.Empty, static (_, empty) => empty);
        GoalOverrides.Clear();
    }

    /// <summary>What is remembered of a visitor at this moment.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visitor"/> is null.</exception>
    /// <exception cref="ArgumentException">Another client made <paramref name="visitor"/>.</exception>
    public RememberedVisitor Remembered(Visitor visitor)
    {
        RequireOwn(visitor);
        return new RememberedVisitor(visitor.Memory.Current);
    }

    /// <summary>Refuses visitors whose memory belongs to another client: what one project decided must not reach the other.</summary>
    /// <exception cref="ArgumentNullException">There is no visitor.</exception>
    /// <exception cref="ArgumentException">Another client made the visitor.</exception>
    internal void RequireOwn(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (!ReferenceEquals(visitor.Memory.Source, configuration))
        {
            throw new ArgumentException($"Convert: the visitor '{visitor.Id}' was made by another client. Make one with the Visitor method of the class or client you ask.", nameof(visitor));
        }
    }

    /// <summary>
    /// Stops refreshing and drops the events that were not sent, at once; they are counted and logged, and with an outbox they are
    /// kept. The config in force still answers.
    /// </summary>
    public void Dispose()
    {
        try
        {
            Tracking.Close();
        }
        finally
        {
            refresher?.Dispose();
        }
    }

    /// <summary>
    /// Sends the events that were accepted so far, as long as <see cref="TrackingOptions.ShutdownTimeout"/> allows, drops and
    /// logs the rest, or leaves it in the outbox, stops refreshing, and waits until no request is under way; not for handlers of
    /// <see cref="ConfigurationChanged"/>. The config in force still answers.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Tracking.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            if (refresher is not null)
            {
                await refresher.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Begins to refresh, if there is a project to ask for.</summary>
    internal void Start() => refresher?.Start();

    /// <summary>Waits until a live config is in force, if there is a project to ask for.</summary>
    internal Task WaitForLiveAsync(CancellationToken cancellationToken) => refresher?.Live.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Puts another config in force for all calls that begin from now on.</summary>
    internal void Replace(CompiledConfiguration next) => configuration.Replace(next);

    /// <summary>
    /// Remembers what an evaluation decided anew, and hands it to tracking. False when another thread remembered something
    /// for the visitor meanwhile: then the evaluation must begin again on what that thread left, so that no decision is made
    /// or reported twice.
    /// </summary>
    /// <param name="deliberation">The evaluation.</param>
    /// <param name="visitor">Whom it was for.</param>
    /// <param name="options">What the call asked for.</param>
    /// <param name="memory">What is remembered with these decisions, as they left it.</param>
    internal bool TryConclude(in Deliberation deliberation, Visitor visitor, DecideOptions options, out Remembered memory)
    {
        ref readonly var fresh = ref deliberation.Fresh;
        memory = deliberation.Memory;
        if (fresh.Count == 0)
        {
            return true;
        }

        memory = fresh.AddedTo(memory);
        if (!visitor.Memory.TryReplace(deliberation.Memory, memory))
        {
            return false;
        }

        if (visitor.IsTracked && options.Track)
        {
            Report(fresh, visitor.Id, memory);
        }

        return true;
    }

    // Whether it is new that the visitor is in the segment.
    private static bool Enter(Visitor visitor, string segmentId) => visitor.PreviewSelection is null
        ? visitor.Memory.Update(segmentId, static (memory, id) => memory.WithCustomSegment(id))
        : !visitor.Memory.Current.HoldsSegment(segmentId);

    private void Report(in FreshDecisions fresh, string visitorId, Remembered memory)
    {
        for (var position = 0; position < fresh.Count; position++)
        {
            var decision = fresh[position];
            Tracking.Accept(TrackedEvent.Bucketing(visitorId, memory, decision.ExperienceId, decision.VariationId));
        }
    }
}
