using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Text;
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

    /// <exception cref="Networks.Errors.ProfilerException">What is stored is damaged, of another feature schema, or of a library that this build lacks.</exception>
    public static async Task<Surrogate> LoadAsync(ProfilerDatabase database, SurrogateSummary summary) =>
        Read(await database.Surrogates.ReadAsync(summary.Id), summary, database);

    /// <exception cref="Networks.Errors.ProfilerException">What is stored is damaged, of another feature schema, or of a library that this build lacks.</exception>
    internal static Surrogate Read(byte[] content, SurrogateSummary summary, ProfilerDatabase database) =>
        SurrogateFile.Parse(content, $"surrogate {summary.Id} in {database.Path}", SurrogateTrainers.All.AsSpan());
}
