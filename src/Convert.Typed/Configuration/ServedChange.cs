using System.Collections.Immutable;
using System.Text.Json;

namespace ConvertTyped.Configuration;

/// <summary>What switches a feature on in a variation, and the values of its variables there.</summary>
internal sealed record ServedChange(string FeatureId, ImmutableArray<KeyValuePair<string, JsonElement>> Variables);
