using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Reading;

/// <summary>What was done to a file that is not JSON, as far as the place of the fault shows it, and what helps.</summary>
internal readonly record struct FaultCause(string What, string Cure)
{
    private const string StillTyped = "until then only what stands before it has types";

    private static readonly string[] ConflictMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    public static FaultCause Of(JsonFault fault, JsonDocument document, string text)
    {
        var offset = fault.Span.Start.Offset;
        if (ConflictMarkers.Any(marker => string.CompareOrdinal(text, offset, marker, 0, marker.Length) == 0))
        {
            return new("here is a mark of a merge conflict", $"Resolve the merge conflict; {StillTyped}");
        }

        // Proxies and error pages answer in the place of the service.
        return document.Root is null && offset < text.Length && text[offset] == '<'
            ? new("it looks like a web page, not a config", $"{Descriptors.SaveConfig}; until then no feature has a type")
            : new(fault.Message, $"Correct this place or save the config again; {StillTyped}");
    }
}
