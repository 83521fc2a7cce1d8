using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Hosting;

/// <summary>The certificate of https addresses.</summary>
/// <param name="Chain">What stands between it and a root that clients know.</param>
public sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    /// <returns>Null where no address is https.</returns>
    /// <exception cref="ProfilerException">One is needed and not given, cannot be read, is expired, or not yet valid.</exception>
    public static ServerCertificate? Load(CoordinatorOptions options, TimeProvider time)
    {
        bool isNeeded = ListeningUrls.Parse(options.Urls).Any(url => url.Scheme == Uri.UriSchemeHttps);
        if (options.CertificateFile is not { } file)
        {
            return isNeeded
                ? throw new ProfilerException(ErrorCode.InvalidArgument, "An https address needs a certificate.", "Give --certificate FILE.pem, and --certificate-key where the key lies in another file.")
                : null;
        }

        if (!isNeeded)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"There is a certificate, and {options.Urls} is not https.", "Listen on https://…, or leave the certificate out.");
        }

        ServerCertificate loaded = Read(file, options.CertificateKeyFile);
        return loaded.FindProblem(time) is { } problem
            ? throw new ProfilerException(ErrorCode.InvalidFile, $"The certificate {file} {problem}.", "Renew it, or set the clock.")
            : loaded;
    }

    /// <returns>What is wrong with its dates; null where they are right.</returns>
    public string? FindProblem(TimeProvider time)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        DateTime from = Certificate.NotBefore.ToUniversalTime();
        DateTime until = Certificate.NotAfter.ToUniversalTime();
        return now > until ? $"expired on {until:yyyy-MM-dd HH:mm} UTC"
            : now < from ? $"is not valid before {from:yyyy-MM-dd HH:mm} UTC"
            : null;
    }

    private static ServerCertificate Read(string file, string? keyFile)
    {
        try
        {
            X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(file, keyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            return new ServerCertificate(certificate, chain);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"The certificate cannot be read: {error.Message}", "Make both files readable for the coordinator.", error);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"{file}{(keyFile is null ? "" : $" with {keyFile}")} is no certificate with its private key: {error.Message}",
                "Both are PEM text: BEGIN CERTIFICATE, and BEGIN PRIVATE KEY without a password.",
                error);
        }
    }
}
