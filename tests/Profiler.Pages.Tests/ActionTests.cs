using Microsoft.Playwright;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Pages.Tests.Seeds;
using Profiler.Pages.Tests.Support;
using Profiler.Store.Leases;
using Profiler.Store.Queue;

namespace Profiler.Pages.Tests;

/// <summary>What changes something; each test has a lab of its own.</summary>
[Collection(ChromiumTests.Name)]
public sealed class ActionTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_device_is_paused_and_resumed()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync($"/devices/{Lab.Local}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }));
        await visit.SeeAsync("paused");
        await Assertions.Expect(visit.Page.Locator("[role=status].visually-hidden")).ToContainTextAsync("paused");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();

        await visit.SeeAsync("idle");
    }

    [Fact]
    public async Task A_job_shows_what_holds_it_up_for_as_long_as_it_does()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        QueuedJob job = await JobSeed.SubmitAsync(
            lab.Database, new MeasureJobRequest { Device = Lab.Paused, Network = new NetworkReference("fbnet-a") });
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync($"/jobs/{job.Id}");

        await visit.SeeAsync($"Held up: The device '{Lab.Paused}' is paused.");
        await visit.SeeAsync($"'profiler device resume {Lab.Paused}' takes it back.");
        await lab.Database.Devices.ActivateAsync(Lab.Paused);

        await Visit.SeeNoneAsync(visit.Page.GetByText("Held up"));
    }

    [Fact]
    public async Task A_host_key_is_compared_and_confirmed()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync($"/devices/{Lab.Unconfirmed}");
        await visit.SeeAsync(Lab.Fingerprint);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm this host key" }).ClickAsync();

        await Visit.SeeNoneAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm this host key" }));
        DeviceConnection connection = DeviceConnectionJson.Read((await lab.Database.Devices.GetAsync(Lab.Unconfirmed)).ConnectionJson);
        Assert.Equal(Lab.Fingerprint, Assert.IsType<SshConnection>(connection).HostKey);
    }

    [Fact]
    public async Task A_device_is_registered()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync(isSeeded: false);
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync("/devices/new");
        await visit.Page.GetByLabel("Name").FillAsync("board-7");
        await visit.Page.GetByLabel("How it is reached").SelectOptionAsync("local");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await visit.Page.WaitForURLAsync("**/devices/board-7");
        await visit.SeeAsync("on the coordinator's machine");
    }

    [Fact]
    public async Task A_job_is_queued_followed_and_cancelled()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await visit.GoAsync($"/jobs/new?kind=measure&device={Lab.Paused}");
        await visit.Page.GetByLabel("Network").FillAsync("squeezenas-lat-small");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Queue this job" }).ClickAsync();
        await visit.SeeAsync("Waits for its device");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this job" }).ClickAsync();

        await visit.SeeAsync("cancelled");
        await Visit.SeeNoneAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this job" }));
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("validate")]
    public async Task A_space_is_profiled_and_its_table_checked(string kind)
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        await visit.GoAsync($"/jobs/new?device={Lab.Paused}&space={Lab.Space}");
        await visit.Page.GetByLabel("What to do").SelectOptionAsync(kind);
        await visit.Page.GetByLabel("Input shape").FillAsync("1x3x256x512");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Queue this job" }).ClickAsync();

        await visit.SeeAsync("Waits for its device");
        QueuedJob job = (await lab.Database.Queue.ListAsync(new QueueQuery(Device: Lab.Paused, State: QueuedJobState.Queued))).Single();
        Assert.Equal((kind, Lab.Paused), (job.Kind, JobRequestJson.Read(job.RequestJson).Device));
    }

    [Fact]
    public async Task A_refused_job_says_what_is_wrong()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        visit.MayFail = true;
        await visit.GoAsync("/jobs/new?kind=measure");
        await visit.Page.GetByLabel("Network").FillAsync("squeezenas-lat-smal");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Queue this job" }).ClickAsync();

        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Alert).GetByText("no network named 'squeezenas-lat-smal'"));
    }

    [Fact]
    public async Task A_running_job_is_followed_to_its_result()
    {
        await using LabCoordinator lab = await LabCoordinator.StartAsync();
        await using Visit visit = await chromium.OpenAsync(lab);
        QueuedJob job = await JobSeed.SubmitAsync(lab.Database, new ProfileJobRequest { Device = Lab.Unreachable, Space = new SpaceReference(Lab.Space) });
        await lab.Database.Queue.CancelAsync((await lab.Database.Queue.ListAsync(new QueueQuery(Device: Lab.Unreachable, State: QueuedJobState.Queued)))[^1].Id);
        await visit.GoAsync($"/jobs/{job.Id}");
        await visit.SeeAsync("Waits for its device");

        LaneLease lease = await JobSeed.GrantAsync(lab.Database, Lab.Unreachable);
        await lab.Database.Queue.ReportAsync(lease, new QueuedJobProgress("Timing networks", 0.5, 10));
        await visit.SeeAsync("Timing networks");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "0.5");
        await lab.Database.Queue.FinishAsync(lease, JobResultJson.Write(new ProfileJobResult(Lab.Table.Id, 90, 100, IsResumed: false)));

        await Visit.SeeAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Lookup table {Lab.Table.Id}" }));
        await Assertions.Expect(visit.Page.Locator("[role=status].visually-hidden")).ToHaveTextAsync("The job is done.");
    }
}
