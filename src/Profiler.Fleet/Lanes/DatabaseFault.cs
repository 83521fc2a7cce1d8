using Profiler.Networks.Errors;

namespace Profiler.Fleet.Lanes;

/// <summary>Our own database failed while something else was at work that fails with the same codes.</summary>
internal sealed class DatabaseFault(ProfilerException fault) : Exception(fault.Message, fault)
{
    public ProfilerException Fault { get; } = fault;
}
