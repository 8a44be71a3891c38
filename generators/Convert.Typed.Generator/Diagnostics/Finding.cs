using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>A diagnostic before it is one: with value equality, so that the same findings are not reported anew.</summary>
internal sealed record Finding(DiagnosticDescriptor Descriptor, string Path, SourceSpan Span, EquatableArray<string> Arguments)
{
    public static Finding Create(DiagnosticDescriptor descriptor, string path, SourceSpan span, params string[] arguments) =>
        new(descriptor, path, span, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic()
    {
        var location = Location.Create(
            Path,
            new TextSpan(Span.Start.Offset, Span.Length),
            new LinePositionSpan(Place(Span.Start), Place(Span.End)));
        return Diagnostic.Create(Descriptor, location, [.. Arguments]);
    }

    private static LinePosition Place(SourcePosition position) => new(position.Line, position.Column);
}
