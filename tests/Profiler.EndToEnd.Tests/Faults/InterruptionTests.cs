using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests.Faults;

/// <summary>A measurement that is interrupted, however it is, loses nothing and repeats nothing.</summary>
[Collection(DeviceCollection.Name)]
public sealed class InterruptionTests : IDisposable
{
    private const int SomeVisits = 12;
    private static readonly string[] Profile = ["profile", "--space", "tiny.json", "--budget", "3s", "--seed", "5", "--json"];

    private readonly Workplace _place;

    public InterruptionTests(DeviceFixture device) => _place = device.Copy();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task After_a_killed_agent()
    {
        using ProfilerProcess profiler = _place.Start(Profile);
        await SomeVisitsOfAsync(profiler);
        profiler.KillAgent();
        ProfilerRun run = await profiler.EndAsync();
        run.Failed(5, "agentDied", "killed by signal 9", "run the same command again");
        await ResumesAsync();
    }

    [Fact]
    public async Task After_Ctrl_C()
    {
        using ProfilerProcess profiler = _place.Start(Profile);
        await SomeVisitsOfAsync(profiler);
        int agent = profiler.AgentId;
        profiler.Interrupt();
        ProfilerRun run = await profiler.EndAsync();
        run.Failed(130, "cancelled", "kept");
        Assert.False(Directory.Exists($"/proc/{agent}"));
        await ResumesAsync();
    }

    [Fact]
    public async Task After_a_killed_program_whose_agent_dies_with_it()
    {
        using ProfilerProcess profiler = _place.Start(Profile);
        await SomeVisitsOfAsync(profiler);
        int agent = profiler.AgentId;
        profiler.Kill();
        await profiler.EndAsync();
        while (IsRunning(agent))
        {
            await Task.Yield();
        }

        await ResumesAsync();
    }

    [Fact]
    public async Task A_second_program_is_told_who_holds_the_device()
    {
        using ProfilerProcess profiler = _place.Start("profile", "--space", "fbnet", "--input", "1x3x64x64", "--budget", "1h", "--json");
        await SomeVisitsOfAsync(profiler);
        ProfilerRun second = await _place.RunAsync("measure", "mine.json", "--json");
        second.Failed(5, "deviceBusy", $"process {profiler.AgentId}");
        profiler.Interrupt();
        (await profiler.EndAsync()).Failed(130, "cancelled");
    }

    private async Task SomeVisitsOfAsync(ProfilerProcess profiler) => await JobWatch.UntilVisitsAsync(_place, profiler, SomeVisits);

    private async Task ResumesAsync()
    {
        string[] before = await JobWatch.VisitsAsync(_place);
        ProfilerRun run = await _place.RunAsync(Profile);
        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement profile = run.Json();
        Assert.True(profile.GetProperty("resumed").GetBoolean());
        Assert.Equal(TinySpace.Entries, profile.GetProperty("entries").GetInt32());
        await JobWatch.ResumedAsync(_place, before);
    }

    /// <summary>A killed process that nobody has waited for is a zombie, and runs no more.</summary>
    private static bool IsRunning(int processId)
    {
        try
        {
            return !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
