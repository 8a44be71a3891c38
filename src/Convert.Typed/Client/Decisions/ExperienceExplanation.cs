using System.Globalization;
using System.Text;
using ConvertTyped.Evaluation;

namespace ConvertTyped;

/// <summary>
/// The whole way of a decision: each gate, each rule with the attribute it saw, the hash, the arms and where the visitor
/// fell. Made by the code that decides, without remembering or reporting. Immutable.
/// </summary>
public sealed record ExperienceExplanation
{
    internal ExperienceExplanation(string visitorId, ExperienceOutcome outcome, IReadOnlyList<GateExplanation> gates)
    {
        VisitorId = visitorId;
        Decision = new ExperienceDecision(visitorId, outcome);
        Gates = gates;
        Hash = outcome.Experience.Hash.Of(visitorId);
        var value = outcome.Experience.Hash.ValueOf(visitorId);
        BucketValue = value;
        Arms = outcome.Experience.Explain(value);
        UnknownIds = outcome.Experience.UnknownIds;
    }

    internal ExperienceExplanation(string visitorId, ExperienceDecision unknown)
    {
        VisitorId = visitorId;
        Decision = unknown;
        Gates = [];
        Arms = [];
        UnknownIds = [];
    }

    /// <summary>Whom it was decided for.</summary>
    public string VisitorId { get; }

    /// <summary>What was decided.</summary>
    public ExperienceDecision Decision { get; }

    /// <summary>The gates in the order they were asked, up to the first closed one. A preview passes none.</summary>
    public IReadOnlyList<GateExplanation> Gates { get; }

    /// <summary>Ids that the experience names and the config does not have. A location like that is nowhere; an audience or segment restricts nobody.</summary>
    public IReadOnlyList<string> UnknownIds { get; }

    /// <summary>The hash of the visitor in this experience; null when the config does not have it.</summary>
    public uint? Hash { get; }

    /// <summary>The bucket value made of the hash, whether or not the decision asked for it; null without a hash.</summary>
    public double? BucketValue { get; }

    /// <summary>The arms in config order, with the bucket values that are theirs.</summary>
    public IReadOnlyList<ArmExplanation> Arms { get; }

    /// <summary>The explanation as text of several lines, to be read by people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    internal void AppendTo(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"visitor '{VisitorId}': {Decision}\n");
        foreach (var gate in Gates)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {gate}\n");
            foreach (var asked in gate.Asked)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {asked}\n");
                foreach (var rule in asked.Rules)
                {
                    text.Append(CultureInfo.InvariantCulture, $"      {rule}\n");
                }
            }
        }

        if (UnknownIds.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  not in the config (such a location is nowhere, such an audience restricts nobody): {string.Join(", ", UnknownIds)}\n");
        }

        if (Hash is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"  bucket: hash {Hash}, value {BucketValue}\n");
        }

        foreach (var arm in Arms)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {arm}\n");
        }
    }
}
