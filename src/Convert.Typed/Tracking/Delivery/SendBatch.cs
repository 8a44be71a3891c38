using ConvertTyped.Transport;

namespace ConvertTyped.Tracking;

/// <summary>Sends one track request. Throws only when it is cancelled.</summary>
/// <param name="body">JSON; not touched any more once the answer is there.</param>
/// <param name="isGzipped">Whether <paramref name="body"/> is compressed.</param>
/// <param name="cancellationToken">Gives up.</param>
internal delegate Task<TrackAnswer> SendBatch(ReadOnlyMemory<byte> body, bool isGzipped, CancellationToken cancellationToken);
