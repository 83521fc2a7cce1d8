using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Profiler.Networks.Errors;

namespace Profiler.Client.Http;

/// <summary>
/// Accepts the certificates that this machine accepts, and keeps why one was not: the exception that follows names the
/// kind of fault alone, not the names, dates and fingerprint that somebody needs to mend it.
/// </summary>
internal sealed class ServerTrust(CoordinatorAddress address, TimeProvider time)
{
    private volatile Doubt? _doubt;

    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _doubt = errors == SslPolicyErrors.None ? null : Judge(certificate, errors);
        return _doubt is null;
    }

    /// <summary>What a user is told of a connection that TLS refused.</summary>
    public ProfilerException Refused(HttpRequestException error) => _doubt is { } doubt
        ? new ProfilerException(ErrorCode.Unreachable, $"{address.Url} cannot be trusted: {doubt.Reason}.", doubt.Advice, error)
        : new ProfilerException(
            ErrorCode.Unreachable,
            $"No secure link to {address.Url} could be made: {LinkFault.Innermost(error)}",
            "Where the coordinator listens on plain http, write http:// in its URL.",
            error);

    private Doubt Judge(X509Certificate? shown, SslPolicyErrors errors)
    {
        if (shown is null)
        {
            return new Doubt("it shows no certificate", "See whether the coordinator is what listens there.");
        }

        using var certificate = new X509Certificate2(shown);
        DateTimeOffset now = time.GetUtcNow();
        if (certificate.NotAfter < now)
        {
            return new Doubt($"its certificate expired on {Day(certificate.NotAfter)}", "Renew the coordinator's certificate, or set this machine's clock.");
        }

        if (certificate.NotBefore > now)
        {
            return new Doubt(
                $"its certificate is valid from {Day(certificate.NotBefore)}, and this machine's clock says {Day(now.UtcDateTime)}", "Set the clock.");
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? new Doubt(
                $"its certificate is for {Names(certificate)}, not for {address.Url.Host}",
                "Give the URL with a name that the certificate is for; where it is for none that leads there, the coordinator needs another one.")
            : new Doubt(
                $"nobody whom this machine trusts signed its certificate, SHA256:{certificate.GetCertHashString(HashAlgorithmName.SHA256)}",
                "Compare it with `openssl x509 -noout -fingerprint -sha256 -in FILE.pem` at the coordinator. Where it is the same, have this "
                + "machine trust the certificate, or whoever signed it: SSL_CERT_FILE=FILE.pem for one command, or the system's list.");
    }

    private static string Names(X509Certificate2 certificate)
    {
        string[] names = [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(ip => $"{ip}")))];
        return names.Length == 0 ? certificate.Subject : string.Join(", ", names);
    }

    private static string Day(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Doubt(string Reason, string Advice);
}
