using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Collects which features a compilation uses, by their members and by their keys.</summary>
internal sealed class FeatureUsage(RuntimeTypes types, KnownRoots roots)
{
    private readonly ClientOrigin origin = new(types, roots);
    private readonly ConcurrentDictionary<IPropertySymbol, bool> members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> askedByAnyKey = new(SymbolEqualityComparer.Default);

    public void Add(OperationAnalysisContext context)
    {
        if (context.Operation is IPropertyReferenceOperation reference)
        {
            AddMember(reference);
        }
        else if (context.Operation is IInvocationOperation { TargetMethod.Name: Doors.Feature } call && LiteralKey.IsDoor(call, types))
        {
            AddKey(call, context.CancellationToken);
        }
    }

    /// <summary>The features without a use, by key; none for a root that is asked by keys which only running the code tells.</summary>
    public IReadOnlyDictionary<string, RootKey> Unused(RootKeys root) => root
        .Of(Doors.Feature)
        .Where(key => key.Member is not null && !askedByAnyKey.ContainsKey(root.Root) && !keys.ContainsKey(key.Key))
        .Where(key => MemberPath.Find(root.Root, key.Member!) is { } member && !members.ContainsKey(member))
        .ToDictionary(static key => key.Key, StringComparer.Ordinal);

    /// <summary>A group that is a feature, too, is not used by reaching through it.</summary>
    private void AddMember(IPropertyReferenceOperation reference)
    {
        if (types.IsFeature(reference.Type) && !(reference.Parent is IPropertyReferenceOperation outer && types.IsFeature(outer.Type) && outer.Instance == reference))
        {
            members[reference.Property.OriginalDefinition] = true;
        }
    }

    private void AddKey(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (LiteralKey.Find(call, types).FirstOrDefault() is { } key)
        {
            keys[key.Text] = true;
            return;
        }

        foreach (var root in origin.Find(call.Instance, cancellationToken))
        {
            askedByAnyKey[root.Root] = true;
        }
    }
}
