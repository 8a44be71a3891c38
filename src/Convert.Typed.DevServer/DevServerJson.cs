using System.Text.Json.Serialization;
using ConvertTyped.DevServer.Endpoints;

namespace ConvertTyped.DevServer;

/// <summary>How what the server says is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ServiceError))]
[JsonSerializable(typeof(ServiceSuccess))]
internal sealed partial class DevServerJson : JsonSerializerContext;
