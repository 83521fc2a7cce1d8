using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Profiler.Cli.Reports;
using Profiler.Cli.Reports.Model;
using Profiler.Search.Results;

namespace Profiler.Cli.Tests.Reports;

public sealed partial class SearchReportTests
{
    private const string Hostile = "</script><script>alert('x')</script>\"&";

    private static readonly SearchReportModel Running = SampleSearch.Running();
    private static readonly SearchReportModel Finished = SampleSearch.Finished();

    [Fact]
    public void A_running_search_loads_its_page_again_and_a_finished_one_does_not()
    {
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"10\">", SearchReport.Write(Running));
        Assert.DoesNotContain("http-equiv=\"refresh\"", SearchReport.Write(Finished));
    }

    [Fact]
    public void The_page_opens_from_disk_with_nothing_to_fetch()
    {
        string page = SearchReport.Write(Finished);

        Assert.DoesNotMatch("<(img|link|iframe)", Body(Finished));
        Assert.DoesNotMatch("<script[^>]* src=", page);
        Assert.Contains("default-src 'none'", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public void Plots_show_losses_cost_with_its_budget_entropy_and_the_choices_over_time()
    {
        JsonElement data = DataOf(Running);

        Assert.Equal(3, data.GetProperty("losses").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("losses")[0][2].ValueKind);
        Assert.Equal(8, data.GetProperty("expectedCost").GetProperty("budget").GetDouble());
        Assert.Equal(0.5, data.GetProperty("entropy")[1][1].GetDouble());
        Assert.Equal(3 * 4, data.GetProperty("choices").GetProperty("cells").GetArrayLength());
        Assert.Equal([1, 2, 0.7], data.GetProperty("choices").GetProperty("cells")[6].EnumerateArray().Select(cell => cell.GetDouble()));
    }

    [Fact]
    public void A_baseline_shows_no_choices_because_it_trains_none()
    {
        string page = Body(Running with
        {
            History = Running.History with { Points = [.. Running.History.Points.Select(point => point with { ArchitectureTaskLoss = null })] },
        });

        Assert.Contains("data-chart=\"losses\"", page);
        Assert.Contains("data-chart=\"candidates\"", page);
        Assert.DoesNotContain("data-chart=\"choices\"", page);
        Assert.DoesNotContain("data-chart=\"entropy\"", page);
    }

    [Fact]
    public void A_long_search_does_not_make_a_long_heat_map()
    {
        JsonElement steps = DataOf(Running with
        {
            History = Running.History with
            {
                Points = [.. Enumerable.Range(1, 555).Select(step => Running.History.Points[1] with { Step = step })],
            },
        }).GetProperty("choices").GetProperty("steps");
        Assert.InRange(steps.GetArrayLength(), 50, 101);
        Assert.Equal(555, steps.EnumerateArray().Last().GetInt32());
    }

    [Fact]
    public void Prediction_stands_beside_measurement()
    {
        string page = Body(Finished);

        Assert.Contains("predicted latency", page);
        Assert.Contains("7.90 ms", page);
        Assert.Contains("8.10 ms", page);
        Assert.Contains("-2.5 %", page);
        Assert.Contains("on 12 validation images", page);
        Assert.Contains("budget 8.00 ms", page);
    }

    [Fact]
    public void What_was_not_measured_says_so()
    {
        string page = Body(Finished with { Result = Finished.Result! with { Measured = null } });

        Assert.Contains("not measured", page);
        Assert.DoesNotContain("prediction over measurement", page);
    }

    [Fact]
    public void No_name_becomes_markup()
    {
        SearchHistory history = Finished.History with { Slots = [[Hostile, Hostile + "b"], ["a", "b"]] };
        string page = SearchReport.Write(Finished with
        {
            Title = Hostile,
            Headline = Hostile,
            Cost = Hostile,
            History = history,
            Result = Finished.Result! with { History = history, Architecture = Finished.Result.Architecture with { Name = Hostile, Choices = [Hostile, "a"] } },
            Provenance = [new ReportFact(Hostile, Hostile)],
        });

        Assert.DoesNotContain("alert('x')", page);
        Assert.Equal(3, Scripts().Count(page));
    }

    [Fact]
    public void A_comparison_shows_both_networks_and_their_difference()
    {
        string page = SearchReport.Write(SampleSearch.Comparison());

        Assert.Contains("searched for", page);
        Assert.Contains("-0.400", page);
        Assert.Contains("searchComparison", page);
        Assert.Contains("until one was accurate enough", page);
        Assert.DoesNotContain("until one was accurate enough", SearchReport.Write(SampleSearch.Comparison() with { Tried = [] }));
        Assert.Equal(2, JsonDocument.Parse(Data().Match(page).Groups[1].Value).RootElement.GetProperty("searchComparison").GetArrayLength());
    }

    private static string Body(SearchReportModel search)
    {
        string page = SearchReport.Write(search);
        return page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("<script", StringComparison.Ordinal)];
    }

    private static JsonElement DataOf(SearchReportModel search) =>
        JsonDocument.Parse(Data().Match(SearchReport.Write(search)).Groups[1].Value).RootElement;

    [GeneratedRegex("<script[ >]")]
    private static partial Regex Scripts();

    [GeneratedRegex("id=\"report-data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
