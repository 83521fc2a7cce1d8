using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Spaces;

public sealed class SearchSpaceJsonTests : IDisposable
{
    private const string Tiny = """
        {
          "schema": "profiler-space/1",
          "name": "tiny",
          "input": "1x3x128x256",
          "stem": { "channels": 16, "stride": 2 },
          "stages": [
            { "channels": 16, "repeats": 1, "stride": 1, "candidates": ["k3_e1", "skip"] },
            { "channels": 24, "repeats": 2, "stride": 2 }
          ],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            // Half the channels a group.
            { "name": "k5_e3_g2", "kernel": 5, "expansion": 3, "groups": 2, "block": "inverted_residual" },
            { "block": "skip", "name": "skip", "reduction": "relu_conv_bn" }
          ],
          "head": { "kind": "lr_aspp", "channels": 32, "classes": 10, "lowLevelSlot": 0, "lastConvChannels": 64 }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lays_out_slots_of_the_stages()
    {
        SearchSpace space = SearchSpaceJson.Parse(Tiny, "tiny.json");

        Assert.Equal(
            [("slot00", 16, 16, 1, 2), ("slot01", 16, 24, 2, 3), ("slot02", 24, 24, 1, 3)],
            space.Slots.Select(s => (s.Name, s.InChannels, s.OutChannels, s.Stride, s.Candidates.Length)));
        Assert.Equal((3, 64), (space.Stem.Kernel, space.Head.LastConvChannels));
    }

    [Theory]
    [InlineData("profiler-space/1", "profiler-space/2", "schema")]
    [InlineData("\"tiny\"", "\" \"", "name")]
    [InlineData("1x3x128x256", "1x3x128", "input")]
    [InlineData("1x3x128x256", "1x4x128x256", "input")]
    [InlineData("{ \"channels\": 16, \"stride\": 2 }", "{ \"channels\": 0, \"stride\": 2 }", "stem")]
    [InlineData("{ \"channels\": 16, \"stride\": 2 }", "{ \"channels\": 16, \"stride\": 3 }", "stem")]
    [InlineData("{ \"channels\": 16, \"stride\": 2 }", "{ \"channels\": 16, \"stride\": 2, \"kernel\": 2 }", "stem")]
    [InlineData("\"channels\": 24", "\"channels\": 65537", "stages[1].channels")]
    [InlineData("\"channels\": 24", "\"channels\": 1", "stages[1].channels")]
    [InlineData("\"repeats\": 2", "\"repeats\": 0", "stages[1].repeats")]
    [InlineData("\"repeats\": 2", "\"repeats\": 512", "stages[1].repeats")]
    [InlineData("\"channels\": 24, \"repeats\": 2", "\"channels\": 4096, \"repeats\": 500", "stages, candidates and head")]
    [InlineData("\"channels\": 32, \"classes\": 10", "\"channels\": 65536, \"classes\": 65536", "stages, candidates and head")]
    [InlineData("\"repeats\": 2, \"stride\": 2", "\"repeats\": 2, \"stride\": 4", "stages[1].stride")]
    [InlineData("[\"k3_e1\", \"skip\"]", "[]", "stages[0].candidates")]
    [InlineData("[\"k3_e1\", \"skip\"]", "[\"k3_e2\"]", "stages[0].candidates")]
    [InlineData("[\"k3_e1\", \"skip\"]", "[null]", "stages[0].candidates")]
    [InlineData("\"name\": \"k3_e1\"", "\"name\": \"k3/e1\"", "candidates[0].name")]
    [InlineData("\"name\": \"k3_e1\"", "\"name\": \"\"", "candidates[0].name")]
    [InlineData("\"name\": \"k5_e3_g2\"", "\"name\": \"k3_e1\"", "candidates[1].name")]
    [InlineData("\"kernel\": 5", "\"kernel\": 4", "candidates[1].kernel")]
    [InlineData("\"kernel\": 5", "\"kernel\": 33", "candidates[1].kernel")]
    [InlineData("\"expansion\": 3", "\"expansion\": 0", "candidates[1].expansion")]
    [InlineData("\"expansion\": 3", "\"expansion\": 65", "candidates[1].expansion")]
    [InlineData("\"groups\": 2", "\"groups\": 0", "candidates[1].groups")]
    [InlineData("\"groups\": 2", "\"dilation\": 65", "candidates[1].dilation")]
    [InlineData("\"groups\": 2", "\"groups\": 5", "stages[1]")]
    [InlineData("\"expansion\": 3", "\"expansion\": 0.001", "stages[1]")]
    [InlineData("\"channels\": 32", "\"channels\": 0", "head.channels")]
    [InlineData("\"classes\": 10", "\"classes\": -1", "head.classes")]
    [InlineData("\"lowLevelSlot\": 0", "\"lowLevelSlot\": 3", "head.lowLevelSlot")]
    [InlineData("\"lowLevelSlot\": 0,", "", "head.lowLevelSlot")]
    [InlineData("\"lastConvChannels\": 64", "\"lastConvChannels\": 0", "head.lastConvChannels")]
    public void Names_the_field_that_is_out_of_range(string valid, string invalid, string field)
    {
        ProfilerException error = Refused(Tiny.Replace(valid, invalid));

        Assert.Contains($": {field} ", error.Message);
        Assert.NotNull(error.Advice);
    }

    [Theory]
    [InlineData("\"stages\"", "\"stage\"", "'stage'")]
    [InlineData("\"block\": \"skip\", ", "", "$.candidates[2]")]
    [InlineData("\"block\": \"skip\"", "\"block\": \"identity\"", "$.candidates[2]")]
    [InlineData("\"relu_conv_bn\"", "\"pool\"", "reduction")]
    [InlineData("\"relu_conv_bn\"", "1", "reduction")]
    [InlineData("\"lr_aspp\"", "3", "head.kind")]
    [InlineData("\"kernel\": 3, ", "", "kernel")]
    [InlineData("\"kernel\": 3, ", "\"kernel\": \"3\", ", "kernel")]
    [InlineData("\"kernel\": 3, ", "\"kernel\": 3, \"kernel\": 5, ", "kernel")]
    [InlineData("\"name\": \"tiny\"", "\"name\": null", "name")]
    [InlineData("\"name\": \"tiny\"", "\"name\": \"tiny\", \"colour\": 1", "colour")]
    public void Names_the_place_of_what_is_not_of_the_form(string valid, string invalid, string place)
    {
        ProfilerException error = Refused(Tiny.Replace(valid, invalid));

        Assert.Contains(place, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"schema\": \"profiler-space/1\"")]
    public void Refuses_what_is_no_definition_at_all(string json) => Assert.Contains("tiny.json", Refused(json).Message);

    [Theory]
    [InlineData("stages")]
    [InlineData("candidates")]
    public void Refuses_lists_that_are_empty_or_have_a_null(string list)
    {
        Assert.Contains($": {list} is empty", Refused(WithList(list, "[]")).Message);
        Assert.Contains($": {list}[0] is null", Refused(WithList(list, "[null]")).Message);
        Assert.Contains(list, Refused(WithList(list, "null")).Message);
    }

    [Fact]
    public void Refuses_more_candidates_than_a_choice_can_tell_apart()
    {
        string many = string.Join(", ", Enumerable.Range(0, 256).Select(i => $$"""{ "block": "skip", "name": "s{{i}}", "reduction": "conv_bn_relu" }"""));

        Assert.Contains(": candidates has more than 255", Refused(WithList("candidates", $"[{many}]")).Message);
    }

    [Fact]
    public void Refuses_a_file_that_is_missing_or_too_large()
    {
        string large = Path.Combine(_folder.FullName, "large.json");
        using (FileStream file = File.Create(large))
        {
            file.SetLength(5 << 20);
        }

        Assert.All([large, Path.Combine(_folder.FullName, "none.json"), _folder.FullName], path =>
        {
            var error = Assert.Throws<ProfilerException>(() => SearchSpaceJson.Load(path));
            Assert.Equal(ErrorCode.InvalidFile, error.Code);
            Assert.Contains(path, error.Message);
        });
    }

    [Fact]
    public void The_fingerprint_is_of_what_is_defined_not_of_how_it_is_written()
    {
        SearchSpace space = SearchSpaceJson.Parse(Tiny, "tiny.json");
        SearchSpace wider = SearchSpaceJson.Parse(Tiny.Replace("\"channels\": 24", "\"channels\": 32"), "tiny.json");

        Assert.Equal(space.Fingerprint, SearchSpaceJson.Parse(Tiny.ReplaceLineEndings(" ").Replace("// Half the channels a group.", ""), "x").Fingerprint);
        Assert.NotEqual(space.Fingerprint, wider.Fingerprint);
    }

    private static string WithList(string list, string content) => list == "stages"
        ? $$"""{ "schema": "profiler-space/1", "name": "t", "input": "1x3x8x8", "stem": { "channels": 8, "stride": 1 }, "stages": {{content}}, "candidates": [{ "block": "skip", "name": "skip", "reduction": "conv_bn_relu" }], "head": { "kind": "none" } }"""
        : $$"""{ "schema": "profiler-space/1", "name": "t", "input": "1x3x8x8", "stem": { "channels": 8, "stride": 1 }, "stages": [{ "channels": 8, "repeats": 1, "stride": 1 }], "candidates": {{content}}, "head": { "kind": "none" } }""";

    private static ProfilerException Refused(string json)
    {
        var error = Assert.Throws<ProfilerException>(() => SearchSpaceJson.Parse(json, "tiny.json"));
        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        return error;
    }
}
