using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Options as MSBuild would give them, from dictionaries.</summary>
internal sealed class MemoryOptions(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
{
    public static MemoryOptions None { get; } = new(new Dictionary<string, string>());

    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
}
