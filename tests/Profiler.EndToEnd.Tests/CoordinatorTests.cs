using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests;

/// <summary>The commands that measure, at a coordinator on this machine.</summary>
[Collection(DeviceCollection.Name)]
public sealed class CoordinatorTests(DeviceFixture device)
{
    [Fact]
    public async Task A_command_tells_the_same_here_and_at_a_coordinator()
    {
        using Workplace place = device.Copy();
        await place.JsonAsync("device", "add", "local", "--local");
        await place.JsonAsync("networks", "export", "mine.json", "-o", "mine.onnx");
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(place, place.Database);

        JsonElement measured = await place.JsonAsync("measure", "mine.onnx", "--server", coordinator.Url);
        JsonElement profiled = await place.JsonAsync("profile", "--space", "tiny.json", "--budget", "2s", "--seed", "5", "--server", coordinator.Url);

        Assert.Equal(Names(device.Profile), Names(profiled));
        Assert.Equal(TinySpace.Entries, profiled.GetProperty("entries").GetInt32());
        Assert.Equal(Names(await place.JsonAsync("measure", "mine.json")), Names(measured));
        JsonElement jobs = (await place.JsonAsync("job", "list", "--server", coordinator.Url)).GetProperty("jobs");
        Assert.All(jobs.EnumerateArray(), job => Assert.Equal("done", job.GetProperty("state").GetString()));
        await SameAsync(place, coordinator, "lut", "list");
        await SameAsync(place, coordinator, "lut", "export", profiled.GetProperty("table").GetString()!, "-o", "table");
        await SameAsync(place, coordinator, "estimate", "mine.onnx");
        await SameAsync(place, coordinator, "estimate", "mine.json");
        await SameAsync(place, coordinator, "device", "list");
    }

    private static async Task SameAsync(Workplace place, ServingProcess coordinator, params string[] arguments)
    {
        string[][] forms = [arguments, [.. arguments, "--json"]];
        foreach (string[] form in forms)
        {
            ProfilerRun here = await place.RunAsync(form);
            Assert.True(here.ExitCode == 0, here.Error);
            Assert.Equal(here, await place.RunAsync([.. form, "--server", coordinator.Url]));
        }
    }

    private static string[] Names(JsonElement document) => [.. document.EnumerateObject().Select(property => property.Name)];
}
