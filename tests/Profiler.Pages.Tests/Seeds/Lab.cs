using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Store;

namespace Profiler.Pages.Tests.Seeds;

/// <summary>What a lab has in its database after a while: devices in every state, jobs in every state, a table, measurements.</summary>
internal static class Lab
{
    public const string Local = "local";
    public const string Running = "xavier-3";
    public const string Unconfirmed = "orin-1";
    public const string Quarantined = "tx2-a";
    public const string Paused = "v100-b";
    public const string Unreachable = "nano-2";

    /// <summary>What somebody would call a board to see whether names are taken for markup.</summary>
    public const string Hostile = "<img src=x onerror=\"window.hacked=1\">'\"&amp;<script>";

    public const string Fingerprint = "SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE";
    public const string Space = "squeezenas-small";

    public static readonly Target Target = new(Local, "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 1);

    public static readonly DeviceDescription Description = new(
        "0.1.0", "lab-host", "Debian GNU/Linux 12 (bookworm), kernel 6.1", "10.0.12", "ort", "1.29.0", ["cpu"], "AMD EPYC", ["avx2"],
        ProcessorCount: 2, MemoryBytes: 8L << 30, "0-1", Governor: null, MaxFrequencyMhz: null, ["governor: no such file"]);

    /// <summary>Measured on a machine like this one and checked in.</summary>
    public static LookupTable Table { get; } = TableText.Read(Path.Combine(
        SourceTree.Root, "lut-data", "local", "squeezenas-small-1x3x256x512-t1-in-context"));

    public static async Task FillAsync(ProfilerDatabase database)
    {
        await DeviceSeed.AddAsync(database);
        await database.Tables.AddAsync(Table);
        string run = await MeasurementSeed.AddAsync(database);
        await JobSeed.AddAsync(database, run);
        await DeviceSeed.ChangeStatesAsync(database);
    }
}
