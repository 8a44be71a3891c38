using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>What analyzers report about code that uses the client and the generated types.</summary>
/// <remarks>
/// A warning only for code that is wrong. What is merely better otherwise is a suggestion, and what says something about a
/// snapshot is hidden until a project asks for it: nobody's build breaks because something was changed in Convert.
/// </remarks>
internal static class UsageDescriptors
{
    public static readonly DiagnosticDescriptor UnknownKey = Descriptors.Create(
        "CVT111",
        DiagnosticSeverity.Warning,
        "A literal key does not exist",
        "{0} {1}. {2}");

    public static readonly DiagnosticDescriptor TypedMember = Descriptors.Create(
        "CVT112",
        DiagnosticSeverity.Info,
        "A literal key has a typed member",
        "The {0} {1} has a typed member, {2}: the compiler knows when that one goes");

    public static readonly DiagnosticDescriptor UnusedFeature = Descriptors.Create(
        "CVT110",
        DiagnosticSeverity.Hidden,
        "Nothing uses a feature",
        "Nothing in this application uses the feature {0} ({1}.{2}). If no other one does, remove it in Convert and refresh the snapshot.",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor IgnoredAnswer = Descriptors.Create(
        "CVT120",
        DiagnosticSeverity.Warning,
        "An answer is ignored",
        "Nothing looks at the answer of '{0}': {1}");

    public static readonly DiagnosticDescriptor VisitorInLoop = Descriptors.Create(
        "CVT121",
        DiagnosticSeverity.Info,
        "A loop makes the same visitor again and again",
        "Every turn of the loop makes the same visitor. Make it once, before the loop; its With(…) and At(…) give it other attributes and another place.");

    public static readonly DiagnosticDescriptor BlockingCall = Descriptors.Create(
        "CVT122",
        DiagnosticSeverity.Warning,
        "A thread waits for the service",
        "This holds a thread until {0} is done, which is as long as the service takes. Await it instead.");

    public static readonly DiagnosticDescriptor VariationDiscard = Descriptors.Create(
        "CVT123",
        DiagnosticSeverity.Info,
        "A discard hides new variations",
        "This arm also takes every variation that {0} gets later. {1}, and the compiler shows this switch when there is a new one.");
}
