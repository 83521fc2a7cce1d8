using System.Globalization;
using Profiler.Store;
using Profiler.Store.CrashWriter;

// Writes a job's visits and measurements, and prints each write after the store has acknowledged it, until it is
// done or killed. Started again, it goes on where the store says that it was.
// Arguments: database, seed of the job, number of items.
using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(args[0], TimeProvider.System, TimeSpan.FromSeconds(60));
await new JobWriter(database, int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture))
    .RunAsync(Console.Out);
