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
    Converters = [typeof(EndpointConverter), typeof(EventKindConverter)],
    // Sums of what clients send can leave the range of numbers; they must not take the report with them.
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ServiceError))]
[JsonSerializable(typeof(ServiceSuccess))]
[JsonSerializable(typeof(IReadOnlyList<TrackedEvent>))]
[JsonSerializable(typeof(DevServerReport))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(PendingFaults))]
[JsonSerializable(typeof(PageState))]
internal sealed partial class DevServerJson : JsonSerializerContext
{
    private sealed class EndpointConverter() : JsonStringEnumConverter<DevServerEndpoint>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    private sealed class EventKindConverter() : JsonStringEnumConverter<TrackedEventKind>(JsonNamingPolicy.CamelCase);
}
