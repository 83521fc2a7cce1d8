using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Costs;

namespace Profiler.Search.Tests.Support;

/// <summary>Small spaces for searches that end in a blink.</summary>
internal static class SampleSpaces
{
    /// <summary>Six slots of three candidates: 729 architectures.</summary>
    public static readonly SearchSpace Six = SearchSpaceJson.Parse(
        """
        {
          "schema": "profiler-space/1",
          "name": "six",
          "input": "1x3x32x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [
            { "channels": 8, "repeats": 3, "stride": 1 },
            { "channels": 12, "repeats": 3, "stride": 2 }
          ],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k3_e3", "kernel": 3, "expansion": 3 },
            { "block": "inverted_residual", "name": "k5_e6", "kernel": 5, "expansion": 6 }
          ],
          "head": { "kind": "classifier", "channels": 16, "classes": 10 }
        }
        """,
        "six");

    public static readonly TensorShape Input = TensorShape.Parse("1x3x32x64");

    /// <summary>Millions of MACs.</summary>
    public static CostTensor Macs() => CostTensors.FromCounts(Six, Input, CountedMetric.Macs);
}
