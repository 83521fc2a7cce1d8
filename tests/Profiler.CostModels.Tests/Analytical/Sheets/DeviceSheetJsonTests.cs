using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Analytical.Sheets;

public class DeviceSheetJsonTests
{
    private const string Sheet = """
        {
          "schema": "profiler-board/1",
          "title": "A board",
          "specifications": {
            "year": 2020,
            "memory": "DDR4",
            "peaks": [{ "precision": "fp32", "arithmetic": "fp32", "gflops": 100, "source": "it" }],
            "bandwidthGbPerS": { "value": 10, "source": "it" },
            "launchMicroseconds": { "value": 0, "source": "it" }
          },
          "sources": { "it": { "kind": "data sheet", "text": "A data sheet" } }
        }
        """;

    [Fact]
    public void It_reads_a_sheet()
    {
        DeviceSheet sheet = DeviceSheetJson.Parse(Sheet, "mine", "here");

        Assert.Equal(("mine", "A board", 2020, "DDR4"), (sheet.Name, sheet.Title, sheet.Year, sheet.Memory));
        Assert.Equal(SourceKind.DataSheet, sheet.Sources["it"].Kind);
        Assert.Equal(10, sheet.FlopPerByte(sheet.PeakAt("fp32")));
        Assert.Null(sheet.PowerWatts);
    }

    [Theory]
    [InlineData("\"year\": 2020", "\"year\": 2020, \"yaer\": 1", "yaer")]
    [InlineData("\"year\": 2020", "\"year\": 20", "specifications.year")]
    [InlineData("\"memory\": \"DDR4\",", "", "memory")]
    [InlineData("\"gflops\": 100", "\"gflops\": 0", "specifications.peaks, fp32, gflops")]
    [InlineData("\"gflops\": 100, \"source\": \"it\"", "\"gflops\": 100, \"source\": \"that\"", "'that' is none")]
    [InlineData("\"precision\": \"fp32\"", "\"precision\": \"fp8\"", "one of fp32, fp16, int8")]
    [InlineData("\"value\": 10", "\"value\": -10", "specifications.bandwidthGbPerS")]
    [InlineData("\"kind\": \"data sheet\"", "\"kind\": \"rumour\"", "kind")]
    [InlineData("\"value\": 0, \"source\": \"it\" }", "\"value\": 0, \"source\": \"it\" }, \"powerWatts\": { \"low\": 5, \"high\": 4, \"source\": \"it\" }", "specifications.powerWatts")]
    [InlineData("\"value\": 0, \"source\": \"it\" }", "\"value\": 0, \"source\": \"it\" }, \"publishedRatio\": { \"precision\": \"int8\", \"flopPerByte\": 4, \"source\": \"it\" }", "specifications.publishedRatio")]
    public void What_is_wrong_is_named(string good, string bad, string named)
    {
        Assert.Contains(good, Sheet);

        var error = Assert.Throws<ProfilerException>(() => DeviceSheetJson.Parse(Sheet.Replace(good, bad), "mine", "here"));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.StartsWith("here", error.Message);
        Assert.Contains(named, error.Message);
    }

    [Theory]
    [InlineData("\"power\": { \"interface\": \"ina219\", \"wholeBoard\": [\"A\"], \"source\": \"it\" }", "power.interface")]
    [InlineData("\"power\": { \"interface\": \"ina3221\", \"wholeBoard\": [], \"source\": \"it\" }", "power.wholeBoard")]
    [InlineData("\"power\": { \"interface\": \"ina3221\", \"wholeBoard\": [\"A\"], \"apart\": [\"a\"], \"source\": \"it\" }", "power.apart")]
    [InlineData("\"power\": { \"interface\": \"ina3221\", \"wholeBoard\": [\"A\"], \"source\": \"that\" }", "'that' is none")]
    [InlineData("\"thermalZones\": [\"CPU\", \"cpu\"]", "thermalZones")]
    [InlineData("\"recognisedBy\": { }", "recognisedBy")]
    [InlineData("\"powerModes\": [{ \"id\": 0, \"name\": \"A\", \"source\": \"it\" }, { \"id\": 0, \"name\": \"B\", \"source\": \"it\" }]", "powerModes, A")]
    [InlineData("\"powerModes\": [{ \"id\": 0, \"name\": \"A\", \"watts\": 0, \"source\": \"it\" }]", "powerModes, A")]
    public void What_is_wrong_for_an_agent_is_named(string field, string named)
    {
        string sheet = Sheet.Replace("\"sources\"", $"{field}, \"sources\"");

        Assert.Contains(named, Assert.Throws<ProfilerException>(() => DeviceSheetJson.Parse(sheet, "mine", "here")).Message);
    }

    [Fact]
    public void A_precision_stands_there_once()
    {
        string twice = Sheet.Replace("\"peaks\": [", "\"peaks\": [{ \"precision\": \"fp32\", \"arithmetic\": \"x\", \"gflops\": 1, \"source\": \"it\" },");

        Assert.Contains("stands there once", Assert.Throws<ProfilerException>(() => DeviceSheetJson.Parse(twice, "mine", "here")).Message);
    }

    [Fact]
    public void Another_schema_is_refused() => Assert.Equal(
        ErrorCode.Mismatch,
        Assert.Throws<ProfilerException>(() => DeviceSheetJson.Parse(Sheet.Replace("board/1", "board/2"), "mine", "here")).Code);

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Equal(
        ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => BoardCatalog.Resolve("/nowhere/board.json")).Code);
}
