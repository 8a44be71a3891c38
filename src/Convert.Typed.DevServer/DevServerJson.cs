using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvertTyped.DevServer.Endpoints;
using ConvertTyped.DevServer.Faults;
using ConvertTyped.DevServer.Page;

namespace ConvertTyped.DevServer;

/// <summary>How what the server says is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EventKindConverter)],
    // Sums of what clients send can leave the range of numbers; they must not take the report with them.
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ServiceError))]
[JsonSerializable(typeof(ServiceSuccess))]
[JsonSerializable(typeof(IReadOnlyList<TrackedEvent>))]
[JsonSerializable(typeof(DevServerReport))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(PendingFaults))]
[JsonSerializable(typeof(PageState))]
internal sealed partial class DevServerJson : JsonSerializerContext
{
    /// <summary>The same with quotes and letters of all languages as they are, because people read it in a terminal. It is never part of a web page.</summary>
    public static DevServerJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private sealed class EventKindConverter() : JsonStringEnumConverter<TrackedEventKind>(JsonNamingPolicy.CamelCase);
}
