using System.Security.Claims;
using Profiler.Api.Costs;
using Profiler.Coordinator.Costs.Answering;
using Profiler.Coordinator.Costs.Reading;
using Profiler.Fleet.Requests;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>Asks the database, and queues measurements, for a request that goes beyond the tables.</summary>
internal sealed class CostErrandRunner(MeasuredNetworks measured, MeasureQueue queue)
{
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The caller may not queue, or a device is not registered.</exception>
    public async Task<CostExtras> RunAsync(CostErrand errand, ClaimsPrincipal caller)
    {
        var extras = new CostExtras();
        if (errand.MeasuresIfUncertain)
        {
            await queue.RequireRoleAsync(caller);
        }

        foreach (AskedArchitecture asked in errand.Architectures)
        {
            MeasuredLatency? known = errand.PrefersMeasured
                ? await measured.FindAsync(asked.Architecture, asked.Input, asked.Table.Summary.Target)
                : null;
            if (errand.PrefersMeasured
                && await measured.FindEnergyAsync(asked.Architecture, asked.Input, asked.Table.Summary.Target) is { } energy)
            {
                extras.Add(asked.TargetIndex, asked.Index, energy);
            }

            if (known is not null)
            {
                extras.Add(asked.TargetIndex, asked.Index, known);
            }
            else if (errand.MeasuresIfUncertain && asked.IsUncertain)
            {
                QueuedJob job = await queue.MeasureAsync(asked.Table.Summary.Target, Reference(asked), caller);
                extras.Jobs.Add(new CostJob(asked.Architecture.Name, asked.Table.Summary.Target.Id, job.Id));
            }
        }

        return extras;
    }

    private static NetworkReference Reference(AskedArchitecture asked)
    {
        SearchSpace space = asked.Architecture.Space;
        SpaceReference reference = BuiltInSpaces.Names.Contains(space.Name) && BuiltInSpaces.Get(space.Name).Fingerprint == space.Fingerprint
            ? new SpaceReference(space.Name)
            : new SpaceReference(Definition: space.Definition);
        return new NetworkReference(asked.Architecture.Name, reference, asked.Architecture.Code, Input: asked.Input.ToString());
    }
}
