using Microsoft.Playwright;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;
using Profiler.Store.Queue;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed class RenderTests(ChromiumFixture chromium)
{
    private LabCoordinator Coordinator => chromium.Coordinator;

    [Fact]
    public async Task Every_page_is_found_again_by_its_address()
    {
        await using Visit visit = await chromium.OpenAsync();
        foreach (string path in await LabPages.AllAsync(Coordinator))
        {
            await visit.GoAsync(path);
            string title = await visit.Page.Locator("main h1").InnerTextAsync();
            await visit.Page.ReloadAsync();
            await visit.SettleAsync();
            Assert.Equal(title, await visit.Page.Locator("main h1").InnerTextAsync());
            Assert.Equal($"{title} - Profiler", await visit.Page.TitleAsync());
            Assert.Equal(0, await visit.Page.Locator("main [role=alert]").CountAsync());
        }
    }

    [Fact]
    public async Task Devices_show_what_they_do_and_what_to_do_about_it()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync("/");
        ILocator Card(string name) => visit.Page.Locator($".card:has(a[href='/devices/{name}'])");

        await Visit.SeeAsync(Card(Lab.Local).GetByText("idle"));
        await Visit.SeeAsync(Card(Lab.Local).GetByText("ort 1.29.0"));
        await Visit.SeeAsync(Card(Lab.Local).GetByText("0.8 %"));
        await Visit.SeeAsync(Card(Lab.Running).GetByText("Profiling, round 5 of 12"));
        await Visit.SeeAsync(Card(Lab.Unconfirmed).GetByText("Compare and confirm its host key"));
        await Visit.SeeAsync(Card(Lab.Quarantined).GetByText("See its power and its network, then probe it."));
        await Visit.SeeAsync(Card(Lab.Paused).GetByText("paused"));
        await Visit.SeeAsync(Card(Lab.Unreachable).GetByText("unreachable"));
    }

    [Fact]
    public async Task A_device_shows_its_admission_report()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync($"/devices/{Lab.Local}");

        await visit.SeeAsync("AMD EPYC");
        await visit.SeeAsync("admitted with findings");
        await visit.SeeAsync("Latency rose by 5.1 % under lasting load.");
        await visit.SeeAsync("noise floor 0.8 %");
        await visit.SeeAsync("3 of 140 values differ");
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Latency under lasting load.*drifts") }));
    }

    [Fact]
    public async Task Jobs_are_filtered_and_the_filter_is_in_the_address()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync("/jobs");
        await visit.Page.GetByLabel("State").SelectOptionAsync("failed");
        await Visit.SeeNoneAsync(visit.Page.Locator("tbody .badge:not(.bad)"));

        await visit.Page.ReloadAsync();
        await visit.SettleAsync();

        Assert.EndsWith("/jobs?state=failed", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await visit.Page.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task A_failed_job_says_why_and_what_to_do()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync(await LabPages.JobAsync(Coordinator, "measure", QueuedJobState.Failed));

        await visit.SeeAsync("The runtime refuses the model of 'fbnet-c'.");
        await visit.SeeAsync("Export it with an older opset.");
        await visit.SeeAsync("model rejected");
    }

    [Fact]
    public async Task An_estimate_shows_where_a_networks_milliseconds_go()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync(await LabPages.JobAsync(Coordinator, "surrogate-estimate", QueuedJobState.Done));

        await visit.SeeAsync("0.500 ms (0.400 ms to 0.600 ms)");
        ILocator rows = visit.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("costliest of 2 kernels") }).Locator("tbody tr");
        await Assertions.Expect(rows.First).ToContainTextAsync("1x64x7x9");
        await Assertions.Expect(rows.First).ToContainTextAsync("80.0 %");
        await Assertions.Expect(rows.Last).ToContainTextAsync("CumSum");
    }

    [Fact]
    public async Task A_table_is_a_heat_map_and_a_table_of_the_same_numbers()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync(LabPages.Table);
        await visit.Page.GetByText("Show the numbers as a table").ClickAsync();
        ILocator first = visit.Page.Locator("details tbody tr").First.Locator("td").First;

        await Assertions.Expect(first).ToHaveTextAsync("0.15");
        Assert.Equal(Lab.Table.Entries.Length, await visit.Page.Locator("details tbody td:not(:empty)").CountAsync());

        await visit.Page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("relative");
        await Assertions.Expect(first).Not.ToHaveTextAsync("0.15");
        await visit.SeeAsync("times the slot's median");
    }

    [Fact]
    public async Task A_measurement_tells_good_visits_from_bad_ones()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync(await LabPages.MeasurementAsync(Coordinator));

        await visit.SeeAsync("90 runs in 18 visits: 15 good, 2 bad, 1 cold.");
        await visit.SeeAsync("grade B");
        await visit.SeeAsync("the level moved during the measurement");
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Spread of the runs") }));
    }

    [Fact]
    public async Task Networks_are_compared_and_can_be_left_out()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync("/compare");
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("MACs against measured latency") }));
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Published accuracy against") }));
        ILocator rows = visit.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("What is plotted") }).Locator("tbody tr");
        int before = await rows.CountAsync();

        await visit.Page.GetByLabel("squeezenas-mac-large").UncheckAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(before - 1);
        Assert.Contains("without=", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_lab_is_told_what_to_do_next()
    {
        await using LabCoordinator empty = await LabCoordinator.StartAsync(isSeeded: false);
        await using Visit visit = await chromium.OpenAsync(empty);
        foreach ((string path, string next) in new[]
        {
            ("/", "/devices/new"), ("/jobs", "/jobs/new"), ("/jobs/new", "/devices/new"), ("/tables", "/jobs/new?kind=profile"),
            ("/measurements", "/jobs/new?kind=measure"), ("/compare", "/jobs/new?kind=measure"),
        })
        {
            await visit.GoAsync(path);
            await Visit.SeeAsync(visit.Page.Locator($".empty a[href='{next}']"));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_its_code()
    {
        await using Visit visit = await chromium.OpenAsync();
        visit.MayFail = true;
        await visit.GoAsync("/devices/no-such-board");

        await Visit.SeeAsync(visit.Page.Locator("main [role=alert]").GetByText("unknown name"));
        await visit.GoAsync("/devices/a/b");
        await visit.SeeAsync("See the devices.");
    }
}
