using Profiler.Networks.Errors;

namespace Profiler.Client.Http;

/// <summary>What a user is told when a coordinator does not answer as one.</summary>
internal static class LinkFault
{
    /// <summary>A request that got no answer.</summary>
    public static ProfilerException Of(CoordinatorAddress address, ServerTrust trust, HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => trust.Refused(error),
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => new ProfilerException(
            ErrorCode.Unreachable,
            $"No coordinator answers at {address.Url}: {Innermost(error)}",
            "Start one with 'profiler serve', or see whether the URL is right.",
            error),
        HttpRequestError.ResponseEnded when address.Url.Scheme == Uri.UriSchemeHttp => new ProfilerException(
            ErrorCode.LinkLost,
            $"The link to {address.Url} ended before there was an answer.",
            "See whether the coordinator runs; where it listens on https, write https:// in its URL.",
            error),
        _ => Broken(address, error),
    };

    public static ProfilerException Silent(CoordinatorAddress address, TimeSpan patience, Exception error) => new(
        ErrorCode.Unreachable,
        $"The coordinator at {address.Url} said nothing for {patience.TotalSeconds:0} s.",
        "See whether it is overloaded or the network lost the request, and try again.",
        error);

    public static ProfilerException Broken(CoordinatorAddress address, Exception error) => new(
        ErrorCode.LinkLost,
        $"The link to {address.Url} broke before the answer was whole: {Innermost(error)}",
        "See whether the coordinator runs and the network holds, and try again.",
        error);

    public static ProfilerException NotACoordinator(CoordinatorAddress address, string why, Exception? error) => new(
        ErrorCode.Mismatch,
        $"What answers at {address.Url} is not a coordinator of this version: {why}",
        "See whether the URL is right, and whether both are of one version ('profiler --version').",
        error);

    public static string Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error.Message;
}
