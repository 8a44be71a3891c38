using System.Text;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Reading;

/// <summary>Reads one snapshot file: the model of what gets types, and findings for what does not.</summary>
internal sealed class SnapshotReader
{
    private readonly SnapshotFile file;
    private readonly string fileName;
    private readonly List<Finding> findings = [];
    private bool isWhole;

    private SnapshotReader(SnapshotFile file)
    {
        this.file = file;
        fileName = Path.GetFileName(file.Text.Path);
    }

    public static SnapshotReading Read(SnapshotFile file, CancellationToken cancellationToken)
    {
        var reader = new SnapshotReader(file);
        var model = reader.Read(cancellationToken);
        return new(model, reader.isWhole, file.Findings.Concat(reader.findings).ToEquatableArray());
    }

    private SnapshotModel Read(CancellationToken cancellationToken)
    {
        // The compiler itself reports a file that cannot be opened.
        if (file.Text.GetText(cancellationToken) is not { } text)
        {
            return Model(null, []);
        }

        var json = text.ToString();
        var document = JsonReader.Read(json);
        var shape = document.Root is null ? null : ConfigShapeReader.Read(document.Root);
        var features = shape is null ? [] : Features(shape);

        // Of half a document nothing else is certain: what seems to be missing may stand behind the fault.
        var fault = document.Fault ?? EncodingFault(text.Encoding);
        if (fault is not null)
        {
            var cause = FaultCause.Of(fault, document, json);
            findings.Clear();
            Report(Descriptors.NotJson, fault.Span, fileName, cause.What, cause.Cure);
        }
        else if (shape?.Refusal is { } refusal)
        {
            Report(Descriptors.NotConfig, refusal.Span, fileName, refusal.Reason);
        }
        else
        {
            isWhole = true;
        }

        return Model(shape, RetiredReader.Complete(features, Retired(cancellationToken)));
    }

    private RetiredShapes Retired(CancellationToken cancellationToken)
    {
        if (file.Retired?.GetText(cancellationToken) is not { } text)
        {
            return RetiredShapes.None;
        }

        var json = text.ToString();
        var document = JsonReader.Read(json);
        if (document.Fault is { } fault)
        {
            var cause = FaultCause.Of(fault, document, json);
            findings.Add(Finding.Create(Descriptors.NotJson, file.Retired.Path, fault.Span, Path.GetFileName(file.Retired.Path), cause.What, cause.Cure));
        }

        return document.Root is null ? RetiredShapes.None : RetiredShapes.Read(document.Root);
    }

    private SnapshotModel Model(ConfigShape? shape, IEnumerable<FeatureModel> features) =>
        new(
            file.Text.Path,
            file.Options,
            shape?.ProjectId,
            shape?.ProjectName,
            features.ToEquatableArray(),
            Experiences(shape).ToEquatableArray(),
            Goals(shape).ToEquatableArray(),
            Segments(shape).ToEquatableArray(),
            AttributeTyping.Classes(shape?.RuleSets ?? []));

    private static IEnumerable<ExperienceModel> Experiences(ConfigShape? shape) => (shape?.Experiences ?? [])
        .Where(static experience => experience.Key is not null)
        .GroupBy(static experience => experience.Key!, StringComparer.Ordinal)
        .Select(static same => same.First())
        .Select(static experience => new ExperienceModel(experience.Key!, experience.Id, experience.Name, Variations(experience).ToEquatableArray()));

    /// <summary>Without an id a variation is nobody's; of several with one id the client finds the first.</summary>
    private static IEnumerable<VariationModel> Variations(ExperienceShape experience) => experience.Variations
        .Where(static variation => variation.Id is not null)
        .GroupBy(static variation => variation.Id!, StringComparer.Ordinal)
        .Select(static same => new VariationModel(same.Key, same.First().Key, same.First().Name));

    private static IEnumerable<GoalModel> Goals(ConfigShape? shape) => (shape?.Goals ?? [])
        .Where(static goal => goal.Key is not null)
        .GroupBy(static goal => goal.Key!, StringComparer.Ordinal)
        .Select(static same => same.First())
        .Select(static goal => new GoalModel(goal.Key!, goal.Id, goal.Name, goal.HasTransactions, AttributeTyping.Attributes([goal.RuleSet])));

    private static IEnumerable<SegmentModel> Segments(ConfigShape? shape) => (shape?.Segments ?? [])
        .Where(static segment => segment.Key is not null)
        .GroupBy(static segment => segment.Key!, StringComparer.Ordinal)
        .Select(static same => new SegmentModel(same.Key, same.First().Id, same.First().Name));

    /// <summary>
    /// The compiler reads any encoding, the client only UTF-8: a file written with <c>&gt;</c> in Windows PowerShell is UTF-16.
    /// </summary>
    private static JsonFault? EncodingFault(Encoding? encoding) =>
        encoding is null or UTF8Encoding or ASCIIEncoding ? null : new($"expected UTF-8, found {encoding.WebName}", default);

    private List<FeatureModel> Features(ConfigShape shape)
    {
        var uses = new FeatureUses(shape.Experiences);
        var features = new Dictionary<string, FeatureModel>(StringComparer.Ordinal);
        var served = new List<FeatureModel>();
        foreach (var feature in shape.Features)
        {
            if (feature.Key is null)
            {
                Report(Descriptors.FeatureWithoutKey, feature.KeySpan, Show(feature.Id));
            }
            else if (features.TryGetValue(feature.Key, out var first))
            {
                Report(Descriptors.DuplicateFeature, feature.KeySpan, JsonQuote.Quote(feature.Key), Show(first.Id), Show(feature.Id));
            }
            else
            {
                var use = uses.Of(feature.Id);
                var model = new FeatureModel(feature.Key, feature.Id, feature.Name, Variables(feature, feature.Key, use), use.Carriers);
                features.Add(feature.Key, model);
                served.Add(model);
            }
        }

        return served;
    }

    private EquatableArray<VariableModel> Variables(FeatureShape feature, string featureKey, FeatureUse use)
    {
        var quotedFeature = JsonQuote.Quote(featureKey);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var variables = new List<VariableModel>();
        foreach (var variable in feature.Variables)
        {
            if (variable.Key is null)
            {
                Report(Descriptors.InvalidVariable, variable.KeySpan, quotedFeature, "a variable without a key");
            }
            else if (!keys.Add(variable.Key))
            {
                Report(Descriptors.InvalidVariable, variable.KeySpan, quotedFeature, $"a second variable {JsonQuote.Quote(variable.Key)}");
            }
            else if (variable.Type is not { } type)
            {
                var unknown = variable.Source["type"] is { Text.Length: > 0 } text ? $"the unknown type {JsonQuote.Quote(text.Text)}" : "no type";
                Report(Descriptors.UnknownVariableType, variable.TypeSpan, JsonQuote.Quote(variable.Key), quotedFeature, unknown);
            }
            else
            {
                variables.Add(new(variable.Key, type, use.AlwaysSets(variable.Key, type)));
            }
        }

        return variables.ToEquatableArray();
    }

    private static string Show(string? id) => id is null ? "(none)" : id.All(char.IsLetterOrDigit) ? id : JsonQuote.Quote(id);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments) =>
        findings.Add(Finding.Create(descriptor, file.Text.Path, span, arguments));
}
