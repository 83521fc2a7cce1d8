using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;

namespace Profiler.Fleet.Energy;

/// <summary>A network with its latency and its energy.</summary>
public sealed record SubjectEnergy(MeasuredSubject Measured, EnergySummary Energy)
{
    public double ImagesPerJoule => EnergySummary.ImagesPerJoule(Energy.MjPerInference.Value, Measured.Target.Batch);
}
