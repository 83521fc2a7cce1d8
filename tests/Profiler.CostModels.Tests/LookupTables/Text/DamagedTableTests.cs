using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.LookupTables.Text;

/// <summary>Line 1 is the header, line 2 the stem; slot00 begins at line 3 with three lines a candidate.</summary>
public sealed class DamagedTableTests
{
    private static readonly TableDocument Whole = TableText.Compose(TableText.Seal(SampleTables.Unsealed()));

    [Theory]
    [InlineData(3, "slot00,k3_e1_g1,x,0.0095,0.0105,measured,5,,", "line 3", "latency_ms")]
    [InlineData(3, "slot00,k3_e1_g1,-0.0100,0.0095,0.0105,measured,5,,", "line 3", "latency_ms")]
    [InlineData(3, "slot00,k3_e1_g1,NaN,0.0095,0.0105,measured,5,,", "line 3", "latency_ms")]
    [InlineData(3, "slot00,k3_e1_g1,Infinity,0.0095,Infinity,measured,5,,", "line 3", "latency_ms")]
    [InlineData(3, "slot00,k3_e1_g1,0.0100,0.0101,0.0105,measured,5,,", "line 3", "low_ms")]
    [InlineData(3, "slot00,k3_e1_g1,0.0100,0.0095,0.0099,measured,5,,", "line 3", "high_ms")]
    [InlineData(3, "slot00,k3_e1_g1,0.0100,0.0095,0.0105,guessed,5,,", "line 3", "source")]
    [InlineData(3, "slot00,k3_e1_g1,0.0100,0.0095,0.0105,measured,-5,,", "line 3", "observations")]
    [InlineData(3, "slot00,k3_e1_g1,0.0100,0.0095,0.0105,measured,5,", "line 3", "8 columns")]
    [InlineData(3, "slot00,k9_e9_g9,0.0100,0.0095,0.0105,measured,5,,", "line 3", "extra")]
    [InlineData(3, "slot01,k3_e1_g1,0.0100,0.0095,0.0105,measured,5,,", "line 3", "slot00")]
    [InlineData(4, "slot00,k3_e1_g1,0.0100,,,measured,5,sideways,blocked", "line 4", "layout_in")]
    [InlineData(5, "slot00,k3_e1_g1,0.0100,,,measured,5,blocked,blocked", "line 5", "twice")]
    [InlineData(6, "slot00,k3_e1_g1,0.0100,0.0095,0.0105,measured,5,,", "line 6", "twice")]
    [InlineData(1, "section,candidate,latency_us,low_ms,high_ms,source,observations,layout_in,layout_out", "line 1", "header")]
    [InlineData(2, "stem,,0.3333,0.1,,,,,", "line 2", "low_ms")]
    [InlineData(2, "\"stem,,0.3333,,,,,,", "line 2", "")]
    public void A_bad_line_is_named_with_its_column(int line, string text, string place, string what)
    {
        string[] lines = Whole.Csv.Split('\n');
        lines[line - 1] = text;

        ProfilerException error = Refused(Whole with { Csv = string.Join('\n', lines) });

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains($"table.csv, {place}", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(400)]
    [InlineData(5000)]
    public void A_truncated_file_says_so(int cut)
    {
        ProfilerException error = Refused(Whole with { Csv = Whole.Csv[..Math.Max(0, Whole.Csv.Length - Math.Max(cut, 1))] });

        Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_between_two_lines_says_what_is_missing()
    {
        string csv = string.Join('\n', Whole.Csv.Split('\n')[..20]) + "\n";

        Assert.Contains("truncated", Refused(Whole with { Csv = csv }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_candidate_is_named_where_the_space_is_known()
    {
        string[] lines = Whole.Csv.Split('\n');
        string csv = string.Join('\n', lines.Where((_, i) => i is not (5 or 6 or 7)));

        ProfilerException error = Refused(Whole with { Csv = csv });

        Assert.Contains("line 6", error.Message, StringComparison.Ordinal);
        Assert.Contains("'k3_e1_g2' of slot00 is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_slot_is_named_where_the_space_is_known()
    {
        string csv = string.Join('\n', Whole.Csv.Split('\n').Where(line => !line.StartsWith("slot19", StringComparison.Ordinal)));

        Assert.Contains("slot19", Refused(Whole with { Csv = csv }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_number_is_noticed_by_the_id()
    {
        string csv = Whole.Csv.Replace("head,,0.5000", "head,,0.4000", StringComparison.Ordinal);

        Assert.Contains("changed", Refused(Whole with { Csv = csv }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_schema_version_is_refused_with_both()
    {
        ProfilerException error = Refused(Whole with
        {
            ProvenanceJson = Whole.ProvenanceJson.Replace(LookupTable.SchemaVersion, "profiler-table/9", StringComparison.Ordinal),
        });

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("profiler-table/9", error.Message, StringComparison.Ordinal);
        Assert.Contains(LookupTable.SchemaVersion, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"threads\": 2", "\"threads\": \"two\"", "threads")]
    [InlineData("\"threads\": 2,", "\"threads\": 2, \"colour\": 3,", "colour")]
    [InlineData("\"networks\": 12,", "", "networks")]
    [InlineData("\"method\": \"in-context\"", "\"method\": \"by-hand\"", "method")]
    [InlineData("1x3x1024x2048", "1x3x0x2048", "1x3x0x2048")]
    [InlineData("}\n}", "}", "line")]
    public void A_bad_provenance_is_named_with_its_field(string text, string replacement, string what)
    {
        ProfilerException error = Refused(
            Whole with { ProvenanceJson = Whole.ProvenanceJson.Replace(text, replacement, StringComparison.Ordinal) });

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("provenance.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_another_space_is_refused()
    {
        SearchSpace other = BuiltInSpaces.Get("squeezenas-large");

        ProfilerException error = Assert.Throws<ProfilerException>(() => TableText.Parse(Whole, "folder", other));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
    }

    [Fact]
    public void A_folder_without_a_table_is_named()
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => TableText.Read("/nowhere/at/all"));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("/nowhere/at/all", error.Message, StringComparison.Ordinal);
    }

    private static ProfilerException Refused(TableDocument document) =>
        Assert.Throws<ProfilerException>(() => TableText.Parse(document, "folder", SampleTables.Space));
}
