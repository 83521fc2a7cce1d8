using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Spaces;

public sealed class CellSpaceJsonTests
{
    private const string Tiny = """
        {
          "schema": "profiler-space/1",
          "name": "cells",
          "input": "1x3x32x32",
          "stem": { "channels": 8, "stride": 2, "relu": false },
          "cell": { "nodes": 3 },
          "stages": [
            { "channels": 8, "repeats": 2, "stride": 1 },
            { "channels": 24, "repeats": 1, "stride": 2 }
          ],
          "candidates": [
            { "block": "none", "name": "none" },
            { "block": "skip", "name": "skip", "reduction": "relu_conv_bn" },
            { "block": "relu_conv_bn", "name": "conv", "kernel": 3 },
            { "block": "average_pool", "name": "pool", "kernel": 5 }
          ],
          "head": { "kind": "pooled_classifier", "classes": 7 }
        }
        """;

    [Fact]
    public void Slots_are_edges_and_stages_are_runs_of_cells()
    {
        SearchSpace space = SearchSpaceJson.Parse(Tiny, "cells.json");

        Assert.Equal(["0->1", "0->2", "1->2"], CellEdge.Of(space.Cell!).Select(edge => edge.ToString()));
        Assert.Equal([0, 1, 2], CellEdge.Of(space.Cell!).Select(edge => edge.Slot));
        Assert.Equal(3, space.Slots.Length);
        Assert.Equal<CellPlace>([new(0, 8, 2, false), new(1, 8, 2, false), new(2, 24, 4, true)], space.Cells);
        Assert.Equal(space.Fingerprint, SearchSpaceJson.Parse(SearchSpaceJson.Write(space), "text").Fingerprint);
    }

    [Theory]
    [InlineData("\"nodes\": 3", "\"nodes\": 1", "cell.nodes")]
    [InlineData("\"nodes\": 3", "\"nodes\": 9", "cell.nodes")]
    [InlineData("\"channels\": 8, \"repeats\"", "\"channels\": 16, \"repeats\"", "stages[0].channels")]
    [InlineData("\"repeats\": 2, \"stride\": 1", "\"repeats\": 2, \"stride\": 2", "stages[0].stride")]
    [InlineData("\"repeats\": 1, \"stride\": 2", "\"repeats\": 1, \"stride\": 1", "stages[1].stride")]
    [InlineData("\"repeats\": 1,", "\"repeats\": 63,", "stages[1].repeats")]
    [InlineData("\"repeats\": 1,", "\"repeats\": 1, \"candidates\": [\"conv\"],", "stages[1].candidates")]
    [InlineData("\"kernel\": 3", "\"kernel\": 4", "candidates[2].kernel")]
    [InlineData("\"kernel\": 5", "\"kernel\": 1", "candidates[3].kernel")]
    [InlineData("\"block\": \"relu_conv_bn\"", "\"block\": \"inverted_residual\", \"expansion\": 1", "candidates[2].block")]
    [InlineData("\"cell\": { \"nodes\": 3 },", "", "candidates[0].block")]
    [InlineData("\"pooled_classifier\"", "\"lr_aspp\", \"channels\": 8", "head.kind")]
    [InlineData("\"classes\": 7", "\"classes\": 0", "head.classes")]
    public void Names_the_field_that_is_out_of_range(string valid, string invalid, string field)
    {
        ProfilerException error = Assert.Throws<ProfilerException>(
            () => SearchSpaceJson.Parse(Tiny.Replace(valid, invalid, StringComparison.Ordinal), "cells.json"));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains($"'cells': {field} ", error.Message);
    }
}
