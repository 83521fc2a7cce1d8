using Profiler.Api.Costs;
using Profiler.Coordinator.Costs.Errands;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>What the database knows of a request's architectures beyond the tables, and the jobs that were queued for them.</summary>
internal sealed class CostExtras
{
    private readonly Dictionary<(int Target, int Architecture), MeasuredLatency> _measured = [];
    private readonly Dictionary<(int Target, int Architecture), MeasuredEnergy> _energies = [];

    public List<CostJob> Jobs { get; } = [];

    public MeasuredLatency? Measured(int target, int architecture) => _measured.GetValueOrDefault((target, architecture));

    public void Add(int target, int architecture, MeasuredLatency latency) => _measured.Add((target, architecture), latency);

    public MeasuredEnergy? Energy(int target, int architecture) => _energies.GetValueOrDefault((target, architecture));

    public void Add(int target, int architecture, MeasuredEnergy energy) => _energies.Add((target, architecture), energy);
}
