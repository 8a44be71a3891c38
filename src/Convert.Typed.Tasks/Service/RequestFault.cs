using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ConvertTyped.Tasks.Service;

/// <summary>Why a request brought no config, in words that say what to do about it.</summary>
internal static class RequestFault
{
    public static RefreshFailure OfTimeout(TimeSpan limit, ServiceAddress address) => new(
        RefreshFailure.NoAnswer,
        $"No config from {address.Text}: no whole answer came within {limit.TotalSeconds:0.###} s. Check the network, or raise ConvertRefreshTimeout (seconds).");

    public static RefreshFailure OfSize(int limit, ServiceAddress address) => new(
        RefreshFailure.NoConfig,
        $"No config from {address.Text}: the answer has more than {limit / 1024 / 1024} MiB, which no app would take. Look at what is served there.");

    public static RefreshFailure OfStatus(int status, ServiceAddress address) =>
        new(RefreshFailure.Refused, $"No config from {address.Text} ({status}). {CureOf(status, address)}");

    public static RefreshFailure OfConnection(Exception fault, ServiceAddress address) =>
        new(RefreshFailure.NoAnswer, $"No config from {address.Text}: {CureOf(fault, address)}");

    private static string CureOf(int status, ServiceAddress address) => status switch
    {
        401 or 403 when !address.IsByKey =>
            "The project does not serve its config by account and project. Set ConvertSdkKey to an SDK key of the project, or allow the default config in Convert.",
        401 or 403 when address.Secret is null =>
            $"The SDK key needs its secret. Set the environment variable {ServiceOptions.SecretVariable} to it; never write it into a project file.",
        401 or 403 =>
            $"The service does not accept the secret. Set the environment variable {ServiceOptions.SecretVariable} to the one of this SDK key.",
        404 when !address.IsByKey =>
            "The service does not know the project, or serves no config without an SDK key. Check ConvertAccountId and ConvertProjectId, or set ConvertSdkKey.",
        404 =>
            $"The service does not know the SDK key. Check ConvertSdkKey{(address.IsOfTheService ? "" : " and ConvertConfigEndpoint")}.",
        407 => "The proxy asks who you are. Give it a user and a password in HTTPS_PROXY, or let it pass requests to this host.",
        429 => "The service was asked too often. Wait a minute and run it again.",
        >= 300 and < 400 => "The answer leads elsewhere, which the service never does. Check ConvertConfigEndpoint, and what stands between this machine and the service.",
        >= 500 => "The service has a fault of its own. Run it again later.",
        _ => "The service refuses the request.",
    };

    // What the connection says is not repeated: it may hold the address of a proxy with a password in it.
    private static string CureOf(Exception fault, ServiceAddress address)
    {
        var causes = CausesOf(fault).ToList();
        if (causes.Exists(static cause => cause is AuthenticationException || StatusOf(cause) is WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure))
        {
            return $"the TLS connection to {address.Uri.Authority} failed. Check the certificates this machine trusts, its clock, and what stands between it and the service.";
        }

        if (causes.Exists(static cause => cause is InvalidDataException))
        {
            return "the answer is not compressed as it says it is. Look at what stands between this machine and the service.";
        }

        if (ProxyOf(address.Uri) is { } proxy)
        {
            return $"the proxy {proxy.Host}:{proxy.Port} does not let the request through. Check HTTPS_PROXY or the proxy in the system's settings and allow {address.Uri.Host} there, or name that host in NO_PROXY.";
        }

        if (causes.Exists(static cause =>
            cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } || StatusOf(cause) == WebExceptionStatus.NameResolutionFailure))
        {
            return $"the host '{address.Uri.Host}' is not known here. Check the network of this machine{Endpoint(address)}. Without a network, build with the snapshot that is checked in.";
        }

        return causes.Exists(static cause => cause is SocketException { SocketErrorCode: not SocketError.ConnectionReset } || StatusOf(cause) == WebExceptionStatus.ConnectFailure)
            ? $"nobody answers at {address.Uri.Authority}. Check the network of this machine{Endpoint(address)}."
            : "the connection was lost before the answer had ended. Run it again.";
    }

    private static string Endpoint(ServiceAddress address) => address.IsOfTheService ? "" : ", and ConvertConfigEndpoint";

    private static IEnumerable<Exception> CausesOf(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    // How .NET Framework tells it.
    private static WebExceptionStatus? StatusOf(Exception cause) => (cause as WebException)?.Status;

    private static Uri? ProxyOf(Uri address) =>
        WebRequest.DefaultWebProxy is { } proxy && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } found && found != address ? found : null;
}
