namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A space whose networks run in a fraction of a millisecond.</summary>
public static class TinySpace
{
    public const string Name = "tiny";
    public const string Input = "1x3x32x64";
    public const int Entries = 5;

    public const string Json = """
        {
          "schema": "profiler-space/1",
          "name": "tiny",
          "input": "1x3x32x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [
            { "channels": 8, "repeats": 1, "stride": 1, "candidates": ["k3_e1", "skip"] },
            { "channels": 16, "repeats": 1, "stride": 2 }
          ],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 },
            { "block": "skip", "name": "skip", "reduction": "conv_bn_relu" }
          ],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """;

    /// <summary>The same name with another definition.</summary>
    public static string OtherJson => Json.Replace("\"classes\": 10", "\"classes\": 11", StringComparison.Ordinal);

    public const string Architecture = """{ "name": "mine", "space": "tiny.json", "choices": ["k3_e1", "k5_e3"] }""";
}
