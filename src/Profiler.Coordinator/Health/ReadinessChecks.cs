using System.Collections.Immutable;
using Profiler.Api.Health;

namespace Profiler.Coordinator.Health;

/// <summary>All checks, at most once a second however often somebody asks.</summary>
public sealed class ReadinessChecks(IEnumerable<IReadinessCheck> checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private (HealthDocument Document, long At)? _last;

    public async Task<HealthDocument> RunAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_last is { } last && time.GetElapsedTime(last.At) < Believed)
            {
                return last.Document;
            }

            HealthDocument document = await LookAsync();
            _last = (document, time.GetTimestamp());
            return document;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<HealthDocument> LookAsync()
    {
        var findings = ImmutableArray.CreateBuilder<HealthFinding>();
        foreach (IReadinessCheck check in checks)
        {
            findings.Add(new HealthFinding(check.Name, await check.FindProblemAsync()));
        }

        bool isHealthy = findings.All(finding => finding.Problem is null);
        return new HealthDocument(isHealthy ? HealthDocument.Healthy : HealthDocument.Unhealthy, findings.ToImmutable());
    }
}
