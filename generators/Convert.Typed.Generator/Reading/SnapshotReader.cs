using System.Text;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;
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
            return Model(null, [], RetiredShapes.None);
        }

        var json = text.ToString();
        var document = JsonReader.Read(json);
        var shape = document.Root is null ? null : ConfigShapeReader.Read(document.Root);
        var retired = Retired(cancellationToken);
        var features = shape is null ? [] : Features(shape, retired);

        // Of half a document nothing else is certain: what seems to be missing may stand behind the fault.
        var fault = document.Fault ?? EncodingFault(text.Encoding);
        if (fault is not null)
        {
            var cause = FaultCause.Of(fault, document, json);
            findings.RemoveAll(finding => finding.Path == file.Text.Path);
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

        return Model(shape, features, retired);
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

    private SnapshotModel Model(ConfigShape? shape, List<FeatureModel> features, RetiredShapes retired)
    {
        var reader = new RetiredReader(retired, (feature, variable) => Variable(feature, variable.Shape.Key!, variable.Shape.Type!.Value, variable.IsAlwaysSet, variable.Values));
        return new(
            file.Text.Path,
            file.Options,
            shape?.ProjectId,
            shape?.ProjectName,
            reader.Complete(features).Select(feature => WithRetiredJson(feature, retired)).ToEquatableArray(),
            reader.Complete(Experiences(shape)).ToEquatableArray(),
            reader.Complete(Goals(shape)).ToEquatableArray(),
            reader.Complete(Segments(shape)).ToEquatableArray(),
            reader.Complete(AttributeTyping.Classes(shape?.RuleSets ?? [])));
    }

    private static FeatureModel WithRetiredJson(FeatureModel feature, RetiredShapes retired)
    {
        var members = retired.JsonMembers.Where(member => member.FeatureId == feature.Id).ToLookup(static member => member.Variable, StringComparer.Ordinal);
        return members.Count == 0 ? feature : feature with
        {
            Variables = feature.Variables.Select(variable => variable with { Json = RetiredJson.Complete(variable.Json, members[variable.Key]) }).ToEquatableArray(),
        };
    }

    private static IEnumerable<ExperienceModel> Experiences(ConfigShape? shape) => (shape?.Experiences ?? [])
        .Where(static experience => experience.Key is not null)
        .Select(static experience => new ExperienceModel(experience.Key!, experience.Id, experience.Name, RetiredReader.Variations(experience).ToEquatableArray()));

    private static IEnumerable<GoalModel> Goals(ConfigShape? shape) => (shape?.Goals ?? [])
        .Where(static goal => goal.Key is not null)
        .Select(RetiredReader.Goal);

    private static IEnumerable<SegmentModel> Segments(ConfigShape? shape) => (shape?.Segments ?? [])
        .Where(static segment => segment.Key is not null)
        .Select(RetiredReader.Segment);

    /// <summary>
    /// The compiler reads any encoding, the client only UTF-8: a file written with <c>&gt;</c> in Windows PowerShell is UTF-16.
    /// </summary>
    private static JsonFault? EncodingFault(Encoding? encoding) =>
        encoding is null or UTF8Encoding or ASCIIEncoding ? null : new($"expected UTF-8, found {encoding.WebName}", default);

    private List<FeatureModel> Features(ConfigShape shape, RetiredShapes retired)
    {
        var uses = new FeatureUses(shape.Experiences, retired);
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
                variables.Add(Variable(featureKey, variable.Key, type, use.AlwaysSets(variable.Key, type), use.ValuesOf(variable.Key)));
            }
        }

        return variables.ToEquatableArray();
    }

    private VariableModel Variable(string featureKey, string key, VariableType type, bool isAlwaysSet, IEnumerable<JsonValue> values)
    {
        var variable = new VariableModel(key, type, isAlwaysSet);
        if (type != VariableType.Json)
        {
            return variable;
        }

        var option = file.Options.Variables.FirstOrDefault(option => option.Feature == featureKey && option.Variable == key);
        return option is null ? variable with { Json = JsonInference.Infer(values) } : variable with { OwnType = option.OwnType };
    }

    private static string Show(string? id) => id is null ? "(none)" : id.All(char.IsLetterOrDigit) ? id : JsonQuote.Quote(id);

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments) =>
        findings.Add(Finding.Create(descriptor, file.Text.Path, span, arguments));
}
