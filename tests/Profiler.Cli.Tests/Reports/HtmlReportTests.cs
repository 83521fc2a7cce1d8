using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Profiler.Cli.Reports;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "</script><script>alert('x')</script>\"&";

    private static readonly ReportModel Sample = SampleReport.Create();

    [Fact]
    public void Says_the_headline_the_device_and_where_the_numbers_come_from()
    {
        string page = Body(Sample);

        Assert.Contains(Sample.Headline, page);
        Assert.Contains("Measured on local, 2026-01-02 03:04 UTC", page);
        Assert.All(Sample.Conditions.Concat(Sample.Provenance), fact => Assert.Contains($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>", page));
    }

    [Fact]
    public void Opens_from_disk_with_nothing_to_fetch()
    {
        string page = HtmlReport.Write(Sample);

        Assert.All(Hrefs().Matches(Body(Sample)), link => Assert.StartsWith("data:text/csv", link.Groups[1].Value));
        Assert.DoesNotMatch("<(img|link|iframe)", Body(Sample));
        Assert.DoesNotMatch("<script[^>]* src=", page);
        Assert.Contains("default-src 'none'", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public void No_name_becomes_markup()
    {
        ReportNetwork network = Sample.Comparison!.Networks[0] with { Name = Hostile, Family = Hostile, SearchedFor = Hostile };
        string page = HtmlReport.Write(Sample with
        {
            Title = Hostile,
            Headline = Hostile,
            Device = Hostile,
            Conditions = [new ReportFact(Hostile, Hostile)],
            Comparison = Sample.Comparison with { Networks = [network] },
            Validation = Sample.Validation! with { Space = Hostile, Predictions = [Sample.Validation.Predictions[0] with { Name = Hostile }] },
        });

        Assert.DoesNotContain("alert('x')", page);
        Assert.Equal(3, Scripts().Count(page));
    }

    [Fact]
    public void Every_plot_has_a_table_beside_it()
    {
        string[] sections = Body(Sample).Split("<section>");

        string[] plots = [.. sections.Where(section => section.Contains("class=\"chart\"", StringComparison.Ordinal))];
        Assert.Equal(3, plots.Length);
        Assert.All(plots, section => Assert.Contains("<caption>", section));
        Assert.All(plots, section => Assert.Contains("download=", section));
    }

    [Fact]
    public void The_plots_data_are_those_of_the_tables()
    {
        JsonElement data = DataOf(HtmlReport.Write(Sample));

        Assert.Equal(6, data.GetProperty("comparison").GetArrayLength());
        Assert.Equal(41.2, data.GetProperty("comparison")[0].GetProperty("ms").GetDouble());
        Assert.Equal(260, data.GetProperty("lookupTable").GetProperty("cells").GetArrayLength());
        Assert.Equal(40, data.GetProperty("validation").GetArrayLength());
    }

    [Fact]
    public void A_network_that_was_not_measured_says_so_and_stays_out_of_the_plot()
    {
        ReportNetwork unmeasured = Sample.Comparison!.Networks[0] with { Measured = null, Grade = null };
        string page = HtmlReport.Write(Sample with { Comparison = Sample.Comparison with { Networks = [unmeasured] } });

        Assert.Contains("not measured", page);
        Assert.Equal(0, DataOf(page).GetProperty("comparison").GetArrayLength());
    }

    [Fact]
    public void Predicted_entries_are_marked()
    {
        TableEntry entry = Sample.Table!.Entries[0] with { LatencyMs = 0.123, Source = EntrySource.Predicted };
        string page = Body(Sample with { Table = Sample.Table with { Entries = [entry, entry with { Slot = 1, Source = EntrySource.Measured }] } });

        Assert.Contains("0.123*<", page);
        Assert.Contains("0.123<", page);
    }

    [Fact]
    public void The_saved_csv_has_full_precision_and_quotes_what_it_must()
    {
        ReportNetwork network = Sample.Comparison!.Networks[0] with { Name = "a, \"b\"", Measured = new ReportInterval(1.0 / 3, 0.3, 0.4) };
        string page = Body(Sample with { Comparison = Sample.Comparison with { Networks = [network] } });

        string csv = Uri.UnescapeDataString(Hrefs().Match(page).Groups[1].Value);
        Assert.Contains("\r\n\"a, \"\"b\"\"\",MACs,", csv);
        Assert.Contains($",{1.0 / 3:R},0.3,0.4,", csv);
    }

    [Fact]
    public void Parts_without_content_are_left_out()
    {
        string page = Body(Sample with { Comparison = null, Table = null, Validation = null, Conditions = [] });

        Assert.DoesNotContain("class=\"chart\"", page);
        Assert.DoesNotContain("<h2>Device and conditions</h2>", page);
    }

    /// <summary>The page between header and scripts.</summary>
    private static string Body(ReportModel report)
    {
        string page = HtmlReport.Write(report);
        return page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("<script", StringComparison.Ordinal)];
    }

    private static JsonElement DataOf(string page) => JsonDocument.Parse(Data().Match(page).Groups[1].Value).RootElement;

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Hrefs();

    [GeneratedRegex("<script[ >]")]
    private static partial Regex Scripts();

    [GeneratedRegex("id=\"report-data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
