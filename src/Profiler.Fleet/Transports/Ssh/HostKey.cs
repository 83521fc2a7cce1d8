using System.Security.Cryptography;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>A host's public key.</summary>
/// <param name="Type">As known_hosts spells it: "ssh-ed25519".</param>
/// <param name="Base64">The key itself.</param>
public sealed record HostKey(string Type, string Base64)
{
    private const string Prefix = "SHA256:";
    private const int DigestCharacters = 43;

    /// <summary>As ssh-keygen -l prints it: "SHA256:" and the digest in base 64 without padding.</summary>
    public string Fingerprint { get; } = Prefix + Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(Base64))).TrimEnd('=');

    public HostKeyFamily Family => Type switch
    {
        "ssh-ed25519" => HostKeyFamily.Ed25519,
        "ssh-rsa" => HostKeyFamily.Rsa,
        _ => HostKeyFamily.Ecdsa,
    };

    /// <exception cref="ProfilerException">It is no SHA-256 fingerprint (InvalidArgument).</exception>
    public static string RequireFingerprint(string fingerprint) =>
        fingerprint.Length == Prefix.Length + DigestCharacters && fingerprint.StartsWith(Prefix, StringComparison.Ordinal)
            && fingerprint[Prefix.Length..].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')
            ? fingerprint
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{fingerprint}' is not the fingerprint of a host key.",
                "Give it as ssh-keygen -l prints it: SHA256: and 43 characters.");
}
