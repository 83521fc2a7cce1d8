using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;

namespace Profiler.Cli.Resolution;

/// <summary>A network of layer records: a published one, or an architecture's.</summary>
/// <param name="Published">What its paper printed; null for an architecture from a file.</param>
public sealed record LayerNetwork(Network Network, PublishedNetwork? Published) : ResolvedNetwork(Network.Name);
