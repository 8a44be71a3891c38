using System.Text.Json.Serialization;

namespace Shop;

[JsonSerializable(typeof(Limits))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class LimitsContext : JsonSerializerContext;
