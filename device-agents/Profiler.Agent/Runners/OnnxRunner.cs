using Profiler.Agent.Models;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>Runs a model with ONNX Runtime.</summary>
internal sealed class OnnxRunner : ILoadedModel
{
    /// <summary>Of temporary folders.</summary>
    public const string TracePrefix = "profiler-trace-";

    /// <summary>A profiled visit takes seconds.</summary>
    private static readonly TimeSpan TraceAge = TimeSpan.FromHours(1);

    private readonly RuntimeSession _session;
    private readonly string? _profileFolder;

    private OnnxRunner(RuntimeSession session, string? profileFolder)
    {
        _session = session;
        _profileFolder = profileFolder;
    }

    public MemoryUse? Memory { get; set; }

    /// <summary>Removes the profiles of processes that were killed.</summary>
    public static void RemoveLeftovers(TimeProvider time) =>
        Leftovers.Remove(Path.GetTempPath(), TracePrefix + "*", time.GetUtcNow() - TraceAge);

    /// <param name="profiled">Whether the runtime writes its own profile; that slows the runs.</param>
    public static OnnxRunner Open(string modelPath, Workload workload, bool profiled)
    {
        string? folder = profiled ? Directory.CreateTempSubdirectory(TracePrefix).FullName : null;
        try
        {
            var shapes = workload.Inputs.ToDictionary(input => input.Key, input => input.Value.ToArray());
            string? prefix = folder is null ? null : Path.Combine(folder, "trace");
            var settings = new SessionSettings(workload.Provider, workload.Threads, shapes, prefix);
            return new OnnxRunner(RuntimeSession.Open(modelPath, settings), folder);
        }
        catch
        {
            DeleteFolder(folder);
            throw;
        }
    }

    public void Run() => _session.Run();

    public void Stop() => _session.Stop();

    public KernelProfile TakeProfile(int runs)
    {
        using FileStream trace = File.OpenRead(_session.EndProfiling());
        return TraceReader.Read(trace, runs);
    }

    public void Dispose()
    {
        _session.Dispose();
        DeleteFolder(_profileFolder);
    }

    private static void DeleteFolder(string? folder)
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
