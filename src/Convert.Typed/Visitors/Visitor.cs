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
    private KeptAnswers answers;

    internal Visitor(VisitorMemory memory, AttributeSet attributes)
    {
        Memory = memory;
        Attributes = attributes;
        IsTracked = true;
    }

    private Visitor(Visitor original)
    {
        Memory = original.Memory;
        Attributes = original.Attributes;
        Location = original.Location;
        IsTracked = original.IsTracked;
        PreviewSelection = original.PreviewSelection;
    }

    /// <summary>The visitor's id. Together with an experience's id it decides the visitor's variation, on every server alike.</summary>
    public string Id => Memory.VisitorId;

    /// <summary>What audiences look at.</summary>
    public AttributeSet Attributes { get; private init; }

    /// <summary>What locations look at; null when nothing was said, which counts as an empty set.</summary>
    public AttributeSet? Location { get; private init; }

    /// <summary>Whether decisions and conversions of this visitor are reported.</summary>
    public bool IsTracked { get; private init; }

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
    public Visitor WithoutTracking() => IsTracked ? new Visitor(this) { IsTracked = false } : this;

    /// <summary>
    /// The same visitor in a preview: the experience answers with that variation whatever its rules, status, environment or
    /// archive state say, features are read through it, and nothing is remembered or reported.
    /// </summary>
    /// <param name="experienceId">The id of the experience.</param>
    /// <param name="variationId">The id of the variation.</param>
    /// <returns>
    /// A view in that preview, and in no earlier one. Ids that the config does not have now give a view in no preview; with an
    /// id that is null or empty it is this visitor.
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
