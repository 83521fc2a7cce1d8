using Profiler.Fleet.Requests;
using Profiler.Networks.Spaces;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A space of small networks, with candidates enough that its profile has hundreds of visits.</summary>
public static class KillSpace
{
    public const string Name = "kills";

    public const string Json = """
        {
          "schema": "profiler-space/1",
          "name": "kills",
          "input": "1x3x64x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [
            { "channels": 8, "repeats": 1, "stride": 1 },
            { "channels": 16, "repeats": 2, "stride": 2 },
            { "channels": 24, "repeats": 1, "stride": 2 }
          ],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k3_e3", "kernel": 3, "expansion": 3 },
            { "block": "inverted_residual", "name": "k3_e6", "kernel": 3, "expansion": 6 },
            { "block": "inverted_residual", "name": "k5_e1", "kernel": 5, "expansion": 1 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 },
            { "block": "inverted_residual", "name": "k5_e6", "kernel": 5, "expansion": 6 },
            { "block": "skip", "name": "skip", "reduction": "conv_bn_relu" }
          ],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """;

    /// <summary>The space as a coordinator reads it.</summary>
    public static SearchSpace Build() => SpaceReader.Read(((ProfileJobRequest)JobRequestJson.Read(
        $$"""{ "kind": "profile", "device": "local", "space": { "definition": {{Json}} } }""")).Space);
}
