using System.Collections.Immutable;
using System.Net;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Security;

/// <summary>The addresses that a coordinator listens on.</summary>
internal static class ListeningUrls
{
    /// <exception cref="ProfilerException">A text that is not an http or https address.</exception>
    public static ImmutableArray<Uri> Parse(string urls)
    {
        string[] texts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return texts.Length > 0 ? [.. texts.Select(One)] : throw Invalid(urls);
    }

    /// <summary>Whether only this machine reaches the address. Names other than localhost may be anything.</summary>
    public static bool IsLoopback(Uri url) => IsLoopbackHost(url.IdnHost);

    /// <param name="host">A name or an address, without a port.</param>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static Uri One(string text)
    {
        // Kestrel's own spelling of "every address".
        string plain = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        bool isUsable = Uri.TryCreate(plain, UriKind.Absolute, out Uri? url)
            && url.Scheme is "http" or "https" && url.PathAndQuery == "/" && url.UserInfo.Length == 0;
        if (!isUsable)
        {
            throw Invalid(text);
        }

        // Kestrel cannot find one free port for both of the name's addresses.
        return url!.Port == 0 && url.Host == "localhost"
            ? throw new ProfilerException(
                ErrorCode.InvalidArgument, $"'{text}' asks for any free port of a name.", $"Write {url.Scheme}://127.0.0.1:0 or {url.Scheme}://[::1]:0.")
            : url;
    }

    private static ProfilerException Invalid(string text) => new(
        ErrorCode.InvalidArgument,
        $"'{text}' is no address to listen on.",
        "Write such as http://127.0.0.1:5080 or https://0.0.0.0:5443, several with semicolons between them.");
}
