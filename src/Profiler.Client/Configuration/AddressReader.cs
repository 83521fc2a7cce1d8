using Profiler.Networks.Errors;

namespace Profiler.Client.Configuration;

/// <summary>Finds out which coordinator is meant, and which key is for it.</summary>
public static class AddressReader
{
    /// <summary>Holds an API key; goes before the config file's.</summary>
    public const string KeyVariable = "PROFILER_KEY";

    /// <param name="server">A URL, or null for the config file's.</param>
    /// <param name="key">The key that the environment gives; null or empty for the config file's.</param>
    /// <exception cref="ProfilerException">The URL is none, or neither it nor a config file is given.</exception>
    public static CoordinatorAddress Read(string? server, string? key, ClientConfig? config)
    {
        string text = server ?? config?.Server ?? throw new ProfilerException(
            ErrorCode.InvalidArgument,
            "--server names no coordinator, and there is no config file.",
            $"Write its URL behind --server, or keep it in {ClientConfigFile.DefaultPath}.");
        Uri url = Parse(text);
        if (!string.IsNullOrWhiteSpace(key))
        {
            return new CoordinatorAddress(url, key.Trim());
        }

        // Another server than the key's own must never see it.
        return new CoordinatorAddress(url, config is not null && Parse(config.Server) == url ? config.Key : null);
    }

    private static Uri Parse(string text)
    {
        bool isServer = Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo: "", Query: "", Fragment: "" };
        return isServer
            ? new Uri(url!.AbsoluteUri.TrimEnd('/') + "/")
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{text}' is not a coordinator's URL.",
                "Write it such as http://127.0.0.1:5080 or https://profiler.lab:5080; without a URL, --server stands at the end of the line.");
    }
}
