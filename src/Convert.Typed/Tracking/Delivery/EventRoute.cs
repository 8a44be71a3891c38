using ConvertTyped.Configuration;

namespace ConvertTyped.Tracking;

/// <summary>The way to the service that a client with an SDK key has.</summary>
/// <param name="Send">Sends a track request.</param>
/// <param name="Identity">Tells the project of the config in force.</param>
/// <param name="Destination">Where the way leads, for an outbox: the events of another destination are not sent here.</param>
internal sealed record EventRoute(SendBatch Send, Func<ConfigurationIdentity> Identity, string Destination = "");
