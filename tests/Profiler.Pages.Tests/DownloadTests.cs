using Microsoft.Playwright;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed class DownloadTests(ChromiumFixture chromium)
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Fact]
    public async Task Every_plot_is_saved_as_a_picture_and_as_numbers()
    {
        await using Visit visit = await chromium.OpenAsync();
        int plots = 0;
        foreach (string path in await LabPages.AllAsync(chromium.Coordinator))
        {
            await visit.GoAsync(path);
            foreach (ILocator figure in await visit.Page.Locator("figure").AllAsync())
            {
                byte[] picture = await SaveAsync(visit, figure, "Save PNG");
                Assert.Equal(PngSignature, picture[..4]);
                string text = System.Text.Encoding.UTF8.GetString(await SaveAsync(visit, figure, "Save CSV"));
                string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                Assert.True(lines.Length > 1, path);
                plots++;
            }
        }

        Assert.True(plots >= 8, $"{plots} plots");
    }

    [Fact]
    public async Task A_tables_numbers_are_all_in_the_file()
    {
        await using Visit visit = await chromium.OpenAsync();
        await visit.GoAsync(LabPages.Table);

        string text = System.Text.Encoding.UTF8.GetString(await SaveAsync(visit, visit.Page.Locator("figure"), "Save CSV"));

        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Lab.Table.Entries.Length + 1, lines.Length);
        Assert.StartsWith("slot,candidate,latency_ms,low_ms,high_ms,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("slot00,k3_e1_g1,0.1508,0.1468,0.1547,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plot_leads_to_the_raw_samples()
    {
        await using Visit visit = await chromium.OpenAsync();
        // The browser asks for an icon beside JSON that it shows by itself.
        visit.MayFail = true;
        await visit.GoAsync(await LabPages.MeasurementAsync(chromium.Coordinator));

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Raw data (JSON)" }).First.ClickAsync();

        await visit.Page.WaitForURLAsync("**/v1/measurements/**");
        Assert.Contains("samplesMs", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> SaveAsync(Visit visit, ILocator figure, string button)
    {
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(
            () => figure.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
