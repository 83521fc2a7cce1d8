using System.Text.Json;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.Estimation;

public sealed class EstimatedEnergyTests : IDisposable
{
    private static readonly string[] Estimate = ["estimate", "squeezenas-lat-xlarge"];

    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_table_with_energies_says_mJ_and_images_per_joule()
    {
        // Watts alone, so that the energy follows from the latency of 0.25 ms a slot and 1.26 ms outside.
        var model = new EnergyModel(Watts: 10, PicojoulesPerMac: 0, PicojoulesPerByte: 0, Networks: 12, RelativeError90: 0.04);
        await _host.AddAsync(TableText.Seal(EnergyColumn.Add(SampleTables.Table(), SampleTables.Space, model)));

        CommandRun text = await _host.RunAsync(Estimate);
        JsonElement json = JsonDocument.Parse((await _host.RunAsync([.. Estimate, "--json"])).Output).RootElement;

        double ms = json.GetProperty("estimate").GetProperty("latencyMs").GetDouble();
        JsonElement energy = json.GetProperty("energy");
        Assert.Equal(10 * ms, energy.GetProperty("mjPerInference").GetDouble(), 1e-3);
        Assert.Equal(1000 / (10 * ms), energy.GetProperty("imagesPerJoule").GetDouble(), 1e-2);
        Assert.True(energy.GetProperty("low").GetDouble() < 10 * ms && energy.GetProperty("high").GetDouble() > 10 * ms);
        Assert.Matches(@"energy    \d+\.\d mJ, interval \d+\.\d to \d+\.\d; \d+\.\d+ images per joule", text.Output);
    }

    [Fact]
    public async Task A_table_without_energies_says_nothing_of_them()
    {
        await _host.AddAsync(SampleTables.Table());

        Assert.DoesNotContain("energy", (await _host.RunAsync(Estimate)).Output);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse((await _host.RunAsync([.. Estimate, "--json"])).Output).RootElement.GetProperty("energy").ValueKind);
    }
}
