using System.Net;
using System.Net.Sockets;

namespace ConvertTyped.Transport;

/// <summary>What went wrong with a request, in words that say what to do about it.</summary>
internal static class RequestFault
{
    /// <summary>Why no answer came.</summary>
    /// <param name="fault">What the connection said.</param>
    /// <param name="address">Where the request went.</param>
    /// <param name="option">The option that says where to send such requests.</param>
    public static string OfConnection(Exception fault, Uri address, string option) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"The host '{address.Host}' is not known here. Check the network of this machine, and Convert:{option} if it is set.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            $"Nobody answers at {address.Host}:{address.Port}. Check the network of this machine, and Convert:{option} if it is set.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"The TLS connection to {address.Host}:{address.Port} was refused. Check the certificates this machine trusts, and what stands between it and the service.",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            $"The proxy does not let the request through to {address.Host}. Allow that host in the proxy.",
        HttpIOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { InnerException: IOException or SocketException } =>
            "The connection was lost before the answer had ended.",
        InvalidDataException => "The answer is not compressed as it says it is.",
        _ => fault.Message,
    };

    public static string OfTimeout(TimeSpan limit) =>
        $"No whole answer came within {limit.TotalSeconds:0.###} s. Check the network, or raise Convert:RequestTimeout.";

    /// <summary>What a track request was answered.</summary>
    /// <param name="status">Not a success.</param>
    /// <param name="address">Where the request went.</param>
    /// <param name="said">What the service said itself; null when it did not.</param>
    /// <param name="connection">What the request was made with.</param>
    public static string OfTrackStatus(HttpStatusCode status, Uri address, string? said, ServiceConnection connection)
    {
        var answer = $"{address.Host} answered {(int)status}{(said is null ? "" : $": {said}")}";
        var sentence = answer[^1] is '.' or '!' or '?' or '…' ? answer : $"{answer}.";
        return TrackCureOf((int)status, connection) is { } cure ? $"{sentence} {cure}" : sentence;
    }

    /// <summary>A track request was answered with success and a web page.</summary>
    public static string OfPage(Uri address) =>
        $"{address.Host} answered with a web page, which the service never does. Check Convert:TrackEndpoint, and what stands between this machine and the service.";

    /// <summary>What a config request was refused for.</summary>
    public static string OfConfigurationStatus(HttpStatusCode status, ServiceConnection connection) => (int)status switch
    {
        401 or 403 when connection.SdkKey is null =>
            "The project serves no config without an SDK key: set Convert:SdkKey.",
        401 or 403 when string.IsNullOrEmpty(connection.SdkKeySecret) =>
            "The SDK key is valid but needs its secret: set Convert:SdkKeySecret.",
        401 or 403 =>
            "The service does not accept the secret: set Convert:SdkKeySecret to the one of this SDK key.",
        404 when connection.SdkKey is null =>
            "The service does not know the project, or it serves no config without an SDK key: check Convert:AccountId and Convert:ProjectId, or set Convert:SdkKey.",
        404 =>
            "The service does not know the SDK key: check Convert:SdkKey, and Convert:ConfigEndpoint if it is set.",
        429 => "The service is asked too often: raise Convert:RefreshInterval.",
        >= 300 and < 400 => "The answer leads elsewhere, which the service never does. Check Convert:ConfigEndpoint, and what stands between this machine and the service.",
        >= 500 => "The service has a fault of its own; it is asked again.",
        _ => "The service refuses the request.",
    };

    // Null when the events themselves are at fault, or the service is for the moment.
    private static string? TrackCureOf(int status, ServiceConnection connection) => status switch
    {
        400 or 408 or 413 or 422 or 429 or >= 500 => null,
        401 or 403 when string.IsNullOrEmpty(connection.SdkKeySecret) =>
            "It asks for the secret of the SDK key: set Convert:SdkKeySecret.",
        401 or 403 =>
            "It does not accept the secret: set Convert:SdkKeySecret to the one of this SDK key.",
        404 when connection.SdkKey is null =>
            "It does not know the project: check Convert:AccountId and Convert:ProjectId, and Convert:TrackEndpoint if it is set.",
        404 =>
            "It does not know the SDK key: check Convert:SdkKey, and Convert:TrackEndpoint if it is set.",
        _ => "The service never answers so. Check Convert:TrackEndpoint, and what stands between this machine and the service.",
    };
}
