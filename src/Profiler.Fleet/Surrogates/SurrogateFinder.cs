using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Text;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Fleet.Devices;
using Profiler.Store;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>Finds the surrogate that answers for a device.</summary>
public static class SurrogateFinder
{
    /// <summary>The newest surrogate in use of the device's provider and threads; null where there is none.</summary>
    public static async Task<SurrogateSummary?> FindAsync(ProfilerDatabase database, DeviceOptions device) =>
        (await database.Surrogates.AllAsync()).FirstOrDefault(known => known.IsCurrent && device.IsOf(known.Target));

    /// <exception cref="Networks.Errors.ProfilerException">What is stored is damaged, or of another feature schema.</exception>
    public static async Task<Surrogate> LoadAsync(ProfilerDatabase database, SurrogateSummary summary, ISurrogateTrainer trainer) =>
        Read(await database.Surrogates.ReadAsync(summary.Id), summary, database, trainer);

    /// <exception cref="Networks.Errors.ProfilerException">What is stored is damaged, or of another feature schema.</exception>
    internal static Surrogate Read(byte[] content, SurrogateSummary summary, ProfilerDatabase database, ISurrogateTrainer trainer) =>
        SurrogateFile.Parse(content, $"surrogate {summary.Id} in {database.Path}", trainer);
}
