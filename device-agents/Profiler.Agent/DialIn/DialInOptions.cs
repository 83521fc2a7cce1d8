using System.Collections.Immutable;
using Profiler.Agent.Serving;

namespace Profiler.Agent.DialIn;

/// <summary>How the agent reaches a coordinator that cannot reach it.</summary>
/// <param name="Url">Of the WebSocket.</param>
/// <param name="Device">The name that the device is registered under.</param>
/// <param name="KeyFile">Holds the key that was made for the device.</param>
/// <param name="ServerCertificate">SHA-256 of the only certificate to accept, in hexadecimal; null for any that this board trusts.</param>
/// <param name="AgentArguments">For the agent that each conversation gets.</param>
internal sealed record DialInOptions(Uri Url, string Device, string KeyFile, string? ServerCertificate, ImmutableArray<string> AgentArguments)
{
    /// <summary>The first argument.</summary>
    public const string Option = "--dial-in";

    private const string Path = "/v1/agents/dial-in";
    private const string FingerprintPrefix = "SHA256:";
    private const int FingerprintCharacters = 64;

    private static readonly TimeSpan DefaultAlive = TimeSpan.FromSeconds(15);

    /// <summary>The connection counts as lost when no ping was answered for so long.</summary>
    public TimeSpan Alive { get; private init; } = DefaultAlive;

    /// <exception cref="ArgumentException">An option is missing, unknown or cannot be used.</exception>
    public static DialInOptions Read(string[] arguments)
    {
        var own = new Dictionary<string, string>();
        var rest = new List<string>();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.");
            if (arguments[i] is Option or "--device" or "--key-file" or "--server-certificate" or AgentOptions.AliveOption)
            {
                own[arguments[i]] = value;
            }
            else
            {
                rest.AddRange([arguments[i], value]);
            }
        }

        string Required(string option) => own.GetValueOrDefault(option) ?? throw new ArgumentException($"{Option} needs {option} as well.");
        string device = Required("--device");
        AgentOptions.Read([.. rest]);
        return new DialInOptions(
            UrlOf(own[Option], device),
            device,
            Required("--key-file"),
            own.TryGetValue("--server-certificate", out string? certificate) ? FingerprintOf(certificate) : null,
            [.. rest])
        {
            Alive = own.TryGetValue(AgentOptions.AliveOption, out string? seconds) ? AgentOptions.ReadSeconds(seconds) : DefaultAlive,
        };
    }

    private static Uri UrlOf(string text, string device)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException($"{Option} {text} is not the URL of a coordinator, such as https://profiler.example:5443.");
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            throw new ArgumentException($"{Option} {text} would send the key readable to everyone; use https.");
        }

        return new UriBuilder(url)
        {
            Scheme = url.Scheme == "https" ? "wss" : "ws",
            Path = Path,
            Query = $"device={Uri.EscapeDataString(device)}",
        }.Uri;
    }

    /// <summary>As openssl x509 -fingerprint -sha256 prints it, colons or not.</summary>
    private static string FingerprintOf(string text)
    {
        string digits = text.StartsWith(FingerprintPrefix, StringComparison.OrdinalIgnoreCase)
            ? text[FingerprintPrefix.Length..].Replace(":", string.Empty, StringComparison.Ordinal).ToLowerInvariant()
            : string.Empty;
        return digits.Length == FingerprintCharacters && digits.All(char.IsAsciiHexDigitLower)
            ? digits
            : throw new ArgumentException($"--server-certificate {text} is not SHA256: and 64 hexadecimal digits, as openssl x509 -fingerprint -sha256 prints them.");
    }
}
