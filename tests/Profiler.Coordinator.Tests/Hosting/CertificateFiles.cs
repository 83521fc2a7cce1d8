using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Hosting;

/// <summary>Certificates of a test's own.</summary>
internal static class CertificateFiles
{
    public static (string Certificate, string Key) Write(TemporaryFolder folder, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(from, until);
        string certificateFile = folder.PathOf("certificate.pem");
        string keyFile = folder.PathOf("key.pem");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
