using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>A model that was loaded into this process, so that what it took can be counted.</summary>
internal interface ILoadedModel : IRunner
{
    new MemoryUse? Memory { get; set; }

    MemoryUse? ITimedModel.Memory => Memory;
}
