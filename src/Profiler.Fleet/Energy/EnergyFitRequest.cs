using Profiler.Measurement.Energy;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Energy;

/// <summary>A space whose table is to have energies.</summary>
/// <param name="Measurements">Architectures whose energy is measured, at least 3.</param>
/// <param name="Seed">Draws the architectures to choose from; of the order of visits.</param>
public sealed record EnergyFitRequest(SearchSpace Space, TensorShape Input, int Measurements, int Seed, EnergyPlan Plan);
