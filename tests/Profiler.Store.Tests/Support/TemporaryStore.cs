namespace Profiler.Store.Tests.Support;

/// <summary>A folder of its own for each test, removed with what is in it.</summary>
public sealed class TemporaryStore : IDisposable
{
    public TemporaryStore(Engine engine = Engine.Sqlite)
    {
        Engine = engine;
        Folder = Directory.CreateTempSubdirectory("profiler-store-").FullName;
        DatabasePath = Path.Combine(Folder, "profiler.db");
    }

    public Engine Engine { get; }

    public string Folder { get; }

    public string DatabasePath { get; }

    public Task<ProfilerDatabase> OpenAsync(TimeSpan? busyTimeout = null) =>
        ProfilerDatabase.OpenAsync(DatabasePath, new TickingTime(), busyTimeout);

    public Task<ProfilerDatabase> OpenAsync(TimeProvider time) => ProfilerDatabase.OpenAsync(DatabasePath, time);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
