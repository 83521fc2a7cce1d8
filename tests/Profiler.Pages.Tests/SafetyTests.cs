using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;
using Profiler.Store.Queue;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed partial class SafetyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Hostile_names_are_only_text()
    {
        await using Visit visit = await chromium.OpenAsync();
        foreach (string path in await LabPages.AllAsync(chromium.Coordinator))
        {
            await visit.GoAsync(path);
            Assert.Equal(0, await visit.Page.Locator("img").CountAsync());
            Assert.True(await visit.Page.EvaluateAsync<bool>("window.hacked === undefined"), path);
        }

        await visit.GoAsync($"/devices/{Uri.EscapeDataString(Lab.Hostile)}");
        Assert.Equal($"Device {Lab.Hostile}", await visit.Page.Locator("h1").TextContentAsync());
        await visit.SeeAsync($"It said: {Lab.Hostile}");
    }

    [Fact]
    public async Task A_plots_tooltip_takes_a_hostile_name_for_text()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync("/compare");
        ILocator plot = visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("MACs per second") });
        await plot.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await plot.BoundingBoxAsync())!;
        ILocator tip = visit.Page.Locator(".tip").Filter(new() { HasTextString = Lab.Hostile });
        for (float y = box.Y + 10; y < box.Y + box.Height - 50 && await tip.CountAsync() == 0; y += 12)
        {
            await visit.Page.Mouse.MoveAsync(box.X + 230, y);
        }

        await Visit.SeeAsync(tip);
        Assert.Equal(0, await visit.Page.Locator("img").CountAsync());
    }

    [Fact]
    public void Sources_read_no_markup()
    {
        string folder = Path.Combine(SourceTree.Root, "src", "Profiler.Coordinator.Pages", "src");
        IEnumerable<string> found = Directory.EnumerateFiles(folder, "*.ts", SearchOption.AllDirectories)
            .Where(file => MarkupPattern().IsMatch(File.ReadAllText(file)));

        Assert.Empty(found);
    }

    [Fact]
    public async Task A_key_is_asked_for_once_where_one_is_needed()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync(requireKeys: true);
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.MayFail = true;
        ILocator field = visit.Page.GetByLabel("API key");
        await visit.Page.GotoAsync(new Uri(lab.Address, "/devices").ToString());

        await field.FillAsync("pk_wrong");
        await field.PressAsync("Enter");
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Alert).GetByText("unknown"));
        await field.FillAsync(lab.Key);
        await field.PressAsync("Enter");
        await Visit.SeeAsync(visit.Page.Locator($"a[href='/devices/{Lab.Local}']"));
        await visit.GoAsync(LabPages.Table);

        Assert.Equal(0, await visit.Page.Locator("dialog").CountAsync());
        IDownload raw = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Raw data" }).ClickAsync());
        Assert.Contains(Lab.Table.Id, await File.ReadAllTextAsync(await raw.PathAsync()), StringComparison.Ordinal);
        Assert.True(await visit.Page.EvaluateAsync<bool>("localStorage.getItem('profiler-key') === null"));
    }

    [Fact]
    public async Task With_a_key_events_arrive_too()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync(requireKeys: true);
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.MayFail = true;
        await visit.Page.GotoAsync(new Uri(lab.Address, "/jobs").ToString());
        await visit.Page.GetByLabel("API key").FillAsync(lab.Key);
        await visit.Page.GetByLabel("API key").PressAsync("Enter");
        await visit.SettleAsync();
        QueuedJob running = (await lab.Database.Queue.ListAsync(new QueueQuery(State: QueuedJobState.Running))).Single();
        await Visit.SeeAsync(visit.Page.Locator("tbody .badge.busy"));

        await lab.Database.Queue.CancelAsync((await lab.Database.Queue.ListAsync(new QueueQuery(State: QueuedJobState.Queued))).Single().Id);

        await Visit.SeeNoneAsync(visit.Page.Locator("tbody .badge.quiet"));
        await Visit.SeeAsync(visit.Page.Locator($"a[href='/jobs/{running.Id}']"));
    }

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setHTML|createContextualFragment")]
    private static partial Regex MarkupPattern();
}
