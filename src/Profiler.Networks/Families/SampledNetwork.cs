using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Families;

/// <summary>A network drawn from a family.</summary>
/// <param name="Family">One of <see cref="NetworkFamilies.Names"/>.</param>
/// <param name="Network">Named after the family and its own content, such as "dense-3f2a90c1be57": equal names are equal networks.</param>
/// <param name="Input">The only shape that it takes; <see cref="Graphs.Network.DefaultInput"/> too.</param>
/// <param name="Macs">Multiply-accumulates of one inference.</param>
public sealed record SampledNetwork(string Family, Network Network, TensorShape Input, long Macs);
