using System.Text.Json;
using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Serving;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Agent.Runners;

/// <summary>Has the runtime optimise a model, without running it, and tells what became of it.</summary>
internal sealed class GraphRunner(ModelStore models, bool isNullDevice)
{
    private const string FolderPrefix = "profiler-graph-";
    private const string CpuProvider = "CPUExecutionProvider";
    private const double BytesPerMib = 1 << 20;

    /// <summary>In the blocked layout channels are padded to 16 at most, which doubles the weights of narrow layers.</summary>
    private const int Growth = 2;

    /// <summary>The optimiser takes minutes at most.</summary>
    private static readonly TimeSpan FolderAge = TimeSpan.FromHours(1);

    /// <summary>Removes the folders of processes that were killed.</summary>
    public static void RemoveLeftovers(TimeProvider time) =>
        Leftovers.Remove(Path.GetTempPath(), FolderPrefix + "*", time.GetUtcNow() - FolderAge);

    /// <exception cref="AgentException">
    /// The model is not there, the runtime refuses it, its shapes stay open or unknown, or its graph fits no frame.
    /// </exception>
    public GraphReply Run(GraphRequest request)
    {
        try
        {
            var reply = new GraphReply(request.Id, Read(request.Workload));
            RequireFrame(request.Workload, reply);
            return reply;
        }
        catch (ProfilerException error)
        {
            throw new AgentException(AgentFailure.ModelRejected, error.Message, error.Advice, error);
        }
    }

    private RuntimeGraph Read(Workload workload)
    {
        string version = DeviceDescriber.RuntimeVersion(isNullDevice);
        if (workload.ModelSha256 == Workload.NullModel)
        {
            return new RuntimeGraph(version, []);
        }

        return isNullDevice
            ? RuntimeGraphReader.ReadPlain(Load(models.PathOf(workload.ModelSha256), workload), workload, version)
            : ReadOptimised(new PrecisionModels(models).PathOf(workload), workload, version);
    }

    private static RuntimeGraph ReadOptimised(string path, Workload workload, string version)
    {
        RequireRoom(path, workload);
        DirectoryInfo folder = Directory.CreateTempSubdirectory(FolderPrefix);
        try
        {
            string optimised = Path.Combine(folder.FullName, "optimised.onnx");
            RuntimeSession.Optimise(path, new SessionSettings(workload.Provider, workload.Threads, new Dictionary<string, long[]>()), optimised);
            string provider = workload.Provider == ExecutionProviders.Cpu ? CpuProvider : string.Empty;
            return RuntimeGraphReader.ReadOptimised(Load(optimised, workload), workload, version, provider);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Messages name the model as whoever asked for it does, not a file of the device's.</summary>
    private static OnnxModel Load(string path, Workload workload) => OnnxModelFile.Load(path) with { Path = workload.ModelSha256 };

    /// <summary>The runtime reports a full disk as it reports a bad model.</summary>
    private static void RequireRoom(string path, Workload workload)
    {
        long needed = new FileInfo(path).Length * Growth;
        long free = ModelSpace.FreeBytesOf(Path.GetTempPath());
        if (free < needed)
        {
            throw new AgentException(
                AgentFailure.Storage,
                $"The runtime writes the optimised model {workload.ModelSha256} to {Path.GetTempPath()}, which takes up to {needed / BytesPerMib:0.0} MiB, and {free / BytesPerMib:0.0} MiB are free.",
                "Free space on the device, or set TMPDIR to a folder on another disk.");
        }
    }

    private static void RequireFrame(Workload workload, GraphReply reply)
    {
        int bytes = JsonSerializer.SerializeToUtf8Bytes(reply, ProtocolJson.Default.AgentReply).Length;
        if (bytes > AgentProtocol.MaxFrameBytes)
        {
            throw new AgentException(
                AgentFailure.ModelRejected,
                $"The graph of the model {workload.ModelSha256} has {reply.Graph.Kernels.Length} kernels; their list takes {bytes / BytesPerMib:0.0} MiB and a frame holds {AgentProtocol.MaxFrameBytes / BytesPerMib:0}.",
                "Cut the model into parts.");
        }
    }
}
