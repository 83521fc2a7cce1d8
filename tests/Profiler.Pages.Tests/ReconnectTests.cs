using Microsoft.Playwright;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;

namespace Profiler.Pages.Tests;

[Collection(ChromiumTests.Name)]
public sealed class ReconnectTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_coordinator_that_is_gone_is_said_to_be_and_found_again()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.MayFail = true;
        ILocator banner = visit.Page.GetByText("The coordinator does not answer.").First;
        await visit.GoAsync("/devices");

        await lab.StopAsync();
        await Visit.SeeAsync(banner);
        await Visit.SeeAsync(visit.Page.Locator($"a[href='/devices/{Lab.Local}']"));
        await lab.Database.Devices.PauseAsync(Lab.Local);
        await lab.ServeAsync();

        await Visit.SeeNoneAsync(visit.Page.Locator(".banner"));
        await Visit.SeeAsync(visit.Page.Locator($".card:has(a[href='/devices/{Lab.Local}'])").GetByText("paused"));
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_is_read_again()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.MayFail = true;
        await visit.GoAsync("/devices");
        await lab.StopAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Measurements" }).ClickAsync();
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }));

        await lab.ServeAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = MeasurementSeed.FirstItem }));
    }
}
