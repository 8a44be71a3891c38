using ConvertTyped.Evaluation;
using ConvertTyped.Visitors;

namespace ConvertTyped;

/// <summary>
/// Someone whom features are decided for: an id, attributes that audiences look at, and perhaps where they are.
/// </summary>
/// <remarks>
/// Immutable and safe to use from many threads. What <see cref="At"/>, <see cref="With"/> and their like give are views:
/// they share what is remembered of the visitor, and so do all visitors of the same id that one client gave.
/// </remarks>
public sealed class Visitor : IAskedVisitor
{
    private readonly bool isReported;
    private readonly PrivacySignals? signals;
    private KeptAnswers answers;

    internal Visitor(VisitorMemory memory, AttributeSet attributes)
    {
        Memory = memory;
        Attributes = attributes;
        isReported = true;
    }

    private Visitor(Visitor original)
    {
        Memory = original.Memory;
        Attributes = original.Attributes;
        Location = original.Location;
        isReported = original.isReported;
        signals = original.signals;
        PreviewSelection = original.PreviewSelection;
    }

    private Visitor(Visitor original, bool isReported, PrivacySignals? signals)
        : this(original)
    {
        this.isReported = isReported;
        this.signals = signals;
    }

    /// <summary>The visitor's id. Together with an experience's id it decides the visitor's variation, on every server alike.</summary>
    public string Id => Memory.VisitorId;

    /// <summary>What audiences look at.</summary>
    public AttributeSet Attributes { get; private init; }

    /// <summary>What locations look at; null when nothing was said, which counts as an empty set.</summary>
    public AttributeSet? Location { get; private init; }

    /// <summary>
    /// Whether decisions and conversions of this visitor are reported: not after <see cref="WithoutTracking"/>, and not when
    /// the project, in the config in force, honours a signal of <see cref="WithSignals"/>.
    /// </summary>
    public bool IsTracked => isReported && (signals is null || !signals.AreHonouredBy(Memory.Source.Current.Privacy));

    internal VisitorMemory Memory { get; }

    /// <summary>What the visitor previews; null nothing. The view leaves no trace even when a later config does not have it.</summary>
    internal PreviewSelection? PreviewSelection { get; private init; }

    PreviewSelection? IAskedVisitor.PreviewSelection => PreviewSelection;

    /// <summary>Answers given to this very view. Views differ in attributes and place, so each has its own.</summary>
    internal ref KeptAnswers Answers => ref answers;

    /// <summary>The same visitor at a place: <c>visitor.At(new AttributeSet { ["url"] = "/pricing" })</c>. It replaces an earlier place.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="location"/> is null.</exception>
    public Visitor At(AttributeSet location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new Visitor(this) { Location = location };
    }

    /// <summary>The same visitor with these attributes, which override those it has. Report segments among them are not stored.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public Visitor With(AttributeSet attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return new Visitor(this) { Attributes = Attributes.With(attributes) };
    }

    /// <summary>The same visitor, of whom nothing is reported. Decisions are remembered all the same; conversions are not.</summary>
    public Visitor WithoutTracking() => isReported ? new Visitor(this, isReported: false, signals) : this;

    /// <summary>
    /// The same visitor with what the browser says about being tracked. Where the project's settings honour a signal that is
    /// set (<c>do_not_track</c>, <c>global_privacy_control</c>: off, in the EU, in the EEA, worldwide), nothing is reported:
    /// decisions are made and remembered all the same, and conversions answer <see cref="TrackResult.TrackingOff"/>.
    /// </summary>
    /// <param name="doNotTrack">Whether the request says <c>DNT: 1</c>.</param>
    /// <param name="globalPrivacyControl">Whether the request says <c>Sec-GPC: 1</c>.</param>
    /// <param name="region">
    /// The country the visitor is in, as two letters (ISO 3166-1) in any case. Null, or what is no such code: not known, and
    /// a signal is then honoured wherever the project honours it at all.
    /// </param>
    /// <returns>A view with these signals in the place of earlier ones.</returns>
    public Visitor WithSignals(bool doNotTrack, bool globalPrivacyControl, string? region) =>
        new(this, isReported, doNotTrack || globalPrivacyControl ? new PrivacySignals(doNotTrack, globalPrivacyControl, region) : null);

    /// <summary>
    /// The same visitor in a preview: the experience answers with that variation whatever its rules, status, environment or
    /// archive state say, features are read through it, and nothing is remembered or reported.
    /// </summary>
    /// <param name="experienceId">The id of the experience.</param>
    /// <param name="variationId">The id of the variation.</param>
    /// <returns>
    /// A view in that preview, and in no earlier one. Ids that the config does not have now give a view in no preview, which is
    /// reported as usual: drafts and paused experiences are in a config only where <see cref="ConvertOptions.DebugToken"/> is
    /// set. With an id that is null or empty it is this visitor.
    /// </returns>
    public Visitor Preview(string? experienceId, string? variationId)
    {
        if (string.IsNullOrEmpty(experienceId) || string.IsNullOrEmpty(variationId))
        {
            return this;
        }

        var selection = new PreviewSelection(experienceId, variationId);
        return new Visitor(this) { PreviewSelection = Memory.Source.Current.FindPreview(selection) is null ? null : selection };
    }

    /// <summary>The id. Attributes may be personal and are not shown.</summary>
    public override string ToString() => Id;
}
