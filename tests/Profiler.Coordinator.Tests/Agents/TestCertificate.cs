using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Profiler.Coordinator.Tests.Agents;

/// <summary>Certificates that nobody but a test trusts.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Valid() => Make(TimeSpan.FromDays(-1), TimeSpan.FromDays(1));

    public static X509Certificate2 Expired() => Make(TimeSpan.FromDays(-10), TimeSpan.FromDays(-2));

    public static X509Certificate2 NotYetValid() => Make(TimeSpan.FromDays(2), TimeSpan.FromDays(10));

    public static string Fingerprint(X509Certificate2 certificate) => $"SHA256:{certificate.GetCertHashString(HashAlgorithmName.SHA256)}";

    private static X509Certificate2 Make(TimeSpan from, TimeSpan to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=profiler-test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now + from, now + to);
    }
}
