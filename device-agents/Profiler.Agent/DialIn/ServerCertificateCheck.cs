using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Profiler.Agent.DialIn;

/// <summary>Decides whether the coordinator's certificate is accepted, and says why not.</summary>
/// <param name="pinned">SHA-256 of the only certificate to accept; null for any that this board trusts for the name.</param>
internal sealed class ServerCertificateCheck(string? pinned, TimeProvider time)
{
    /// <summary>Why the last certificate was refused; null where it was not.</summary>
    public string? Problem { get; private set; }

    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Problem = certificate is null
            ? "it shows no certificate"
            : Validity(certificate) ?? (pinned is null ? Trust(certificate, chain, errors) : Pin(certificate));
        return Problem is null;
    }

    private string? Validity(X509Certificate certificate)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        using var details = new X509Certificate2(certificate);
        return details.NotAfter.ToUniversalTime() < now ? $"its certificate expired on {Day(details.NotAfter)}"
            : details.NotBefore.ToUniversalTime() > now
                ? $"its certificate is valid from {Day(details.NotBefore)}, and this board's clock says {Day(now)}; set the clock"
            : null;
    }

    private string? Pin(X509Certificate certificate) => Fingerprint(certificate) == pinned
        ? null
        : $"its certificate is another than the given one: it shows SHA256:{Fingerprint(certificate)}";

    private static string? Trust(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"its certificate is for another name ({certificate.Subject})";
        }

        string why = string.Join(", ", chain?.ChainStatus.Select(status => status.Status.ToString()) ?? []);
        return $"its certificate is not trusted here ({why}); compare and give it with --server-certificate SHA256:{Fingerprint(certificate)}";
    }

    private static string Fingerprint(X509Certificate certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    private static string Day(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
