using System.Collections.Immutable;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Snapshots.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Generator.Usage;

/// <summary>Looks at keys that are written down where the client is asked by key: those that no snapshot has, and those with a typed member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralKeyAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that has the key that was meant.</summary>
    internal const string SimilarProperty = "Similar";

    /// <summary>The property that has the documentation id of the root class.</summary>
    internal const string RootProperty = "Root";

    /// <summary>The property that has the way from the root to the typed member.</summary>
    internal const string MemberProperty = "Member";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.UnknownKey, UsageDescriptors.TypedMember];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Find(start.Compilation) is { } types)
            {
                var roots = new KnownRoots(start.Compilation, types);
                var origin = new ClientOrigin(types, roots);
                start.RegisterOperationAction(operation => Analyze(operation, types, origin), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types, ClientOrigin origin)
    {
        var call = (IInvocationOperation)context.Operation;
        IReadOnlyList<RootKeys>? roots = null;
        foreach (var key in LiteralKey.Find(call, types))
        {
            roots ??= origin.Find(call.Instance, context.CancellationToken);
            if (roots.Count > 0 && Look(key, roots) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static Diagnostic? Look(LiteralKey key, IReadOnlyList<RootKeys> roots)
    {
        var found = roots.Select(root => (root.Root, Key: root.Find(key.Door, key.Text))).Where(static root => root.Key is not null).ToList();
        return found switch
        {
            [] => Unknown(key, roots),
            [{ Key.Member: { } member, Root: var root }] => Typed(key, root, member),
            _ => null,
        };
    }

    private static Diagnostic Unknown(LiteralKey key, IReadOnlyList<RootKeys> roots)
    {
        var otherDoor = Doors.Single.Append(Doors.Segment).FirstOrDefault(door => roots.Any(root => root.Find(door, key.Text) is not null));
        var isRetired = otherDoor is null && roots.Any(root => root.Find(Doors.Retired(key.Door), key.Text) is not null);
        var similar = otherDoor is null && !isRetired ? SimilarKey.Find(key.Text, roots.SelectMany(root => root.Of(key.Door)).Select(static known => known.Key)) : null;
        var cure = (otherDoor, similar) switch
        {
            _ when isRetired => "It is no longer served: remove its use.",
            (Doors.Segment, _) => "It has a segment of that key, which EnterSegments takes.",
            ({ } other, _) => $"It has {Doors.Thing(other)} of that key: ask {other}({JsonQuote.Quote(key.Text)}).",
            (_, { } meant) => $"Did you mean {JsonQuote.Quote(meant)}?",
            _ => "Correct the key, or refresh the snapshot if Convert has it by now.",
        };
        return Diagnostic.Create(
            UsageDescriptors.UnknownKey,
            key.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(SimilarProperty, similar),
            roots is [var only] ? $"The snapshot of {only.Root.Name} has no {Doors.Noun(key.Door)}" : $"No snapshot has {Doors.Thing(key.Door)}",
            JsonQuote.Quote(key.Text),
            cure);
    }

    private static Diagnostic Typed(LiteralKey key, INamedTypeSymbol root, string member) =>
        Diagnostic.Create(
            UsageDescriptors.TypedMember,
            key.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty
                .Add(RootProperty, root.GetDocumentationCommentId())
                .Add(MemberProperty, member),
            Doors.Noun(key.Door),
            JsonQuote.Quote(key.Text),
            $"{root.Name}.{member}");
}
