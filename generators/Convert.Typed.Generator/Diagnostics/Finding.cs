using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>A diagnostic before it is one: with value equality, so that the same findings are not reported anew.</summary>
internal sealed record Finding(DiagnosticDescriptor Descriptor, string? Path, SourceSpan Span, EquatableArray<string> Arguments)
{
    public static Finding Create(DiagnosticDescriptor descriptor, string path, SourceSpan span, params string[] arguments) =>
        new(descriptor, path, span, arguments.ToEquatableArray());

    /// <summary>For what the project file says: the generator does not know where.</summary>
    public static Finding CreateWithoutPlace(DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor, null, default, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Where(), [.. Arguments]);

    private Location Where() =>
        Path is null
            ? Location.None
            : Location.Create(
                Path,
                new TextSpan(Span.Start.Offset, Span.Length),
                new LinePositionSpan(Place(Span.Start), Place(Span.End)));

    private static LinePosition Place(SourcePosition position) => new(position.Line, position.Column);
}
