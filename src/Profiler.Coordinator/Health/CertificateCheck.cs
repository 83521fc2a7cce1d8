using Profiler.Coordinator.Hosting;

namespace Profiler.Coordinator.Health;

/// <summary>Whether the certificate is still valid; it is read at the start only.</summary>
internal sealed class CertificateCheck(ServerCertificate certificate, TimeProvider time) : IReadinessCheck
{
    public string Name => "certificate";

    public Task<string?> FindProblemAsync() =>
        Task.FromResult(certificate.FindProblem(time) is { } problem ? $"the certificate {problem}" : null);
}
