using System.Collections.Immutable;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Blocks;

/// <summary>A layer in a block: its name, unique there, and the names of the nodes or block inputs that it reads.</summary>
public sealed record LayerNode(string Name, Layer Layer, ImmutableArray<string> Inputs);
