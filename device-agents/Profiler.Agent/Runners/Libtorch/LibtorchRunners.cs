using System.Runtime.InteropServices;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;
using TorchSharp;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Opens models with libtorch.</summary>
internal sealed class LibtorchRunners(ICommandRunner tools, TimeProvider time)
{
    /// <summary>Of the inputs; those of ONNX Runtime's sessions begin with it too, so that both compute on the same images.</summary>
    private const int InputSeed = 1;

    private readonly Lazy<LibtorchLibrary> _library = new(
        () => LibtorchLibrary.Find(tools, AppContext.BaseDirectory), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Loads libtorch, so that it is not counted as a model's memory, and sets its threads.</summary>
    /// <exception cref="AgentException">There is none that can be used, it has no CUDA or finds no GPU, or it does not compute in the precision.</exception>
    public void Prepare(Workload workload)
    {
        LibtorchLibrary library = _library.Value;
        if (workload.Precision != TargetPrecisions.Fp32)
        {
            throw new AgentException(
                AgentFailure.BadRequest, $"The libtorch runner computes in {TargetPrecisions.Fp32} alone, not in {workload.Precision}.");
        }

        try
        {
            torch.set_num_threads(workload.Threads);
            torch.set_num_blas_threads(workload.Threads);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new AgentException(AgentFailure.RuntimeMissing, $"libtorch {library.Version} cannot be loaded: {error.Message}", inner: error);
        }

        if (workload.Provider == Runtimes.LibtorchCuda && !torch.cuda.is_available())
        {
            throw new AgentException(
                AgentFailure.RuntimeMissing,
                $"libtorch {library.Version} has no CUDA here: "
                + (library.HasCuda ? "it finds no GPU." : "the agent was built for one without."),
                $"Build the agent with LIBTORCH_PATH naming a libtorch with CUDA (docs/torch.md), or use --provider {Runtimes.LibtorchCpu}.");
        }
    }

    /// <exception cref="AgentException">The model cannot be read, or has an operator that is not known: the message names the node.</exception>
    public ILoadedModel Open(string path, Workload workload, bool profiled)
    {
        TorchGraph graph = Build(path, workload, Random);
        return workload.Provider == Runtimes.LibtorchCuda
            ? new LibtorchCudaRunner(graph, profiled)
            : new LibtorchRunner(graph, profiled ? time : null);
    }

    /// <param name="inputValues">Gives as many values as an input has elements.</param>
    /// <inheritdoc cref="Open"/>
    public static TorchGraph Build(string path, Workload workload, Func<int, float[]> inputValues)
    {
        bool isCuda = workload.Provider == Runtimes.LibtorchCuda;
        try
        {
            return TorchGraphBuilder.Build(OnnxWeights.Load(path), workload, isCuda ? torch.CUDA : torch.CPU, channelsLast: !isCuda, inputValues);
        }
        catch (ProfilerException error)
        {
            throw new AgentException(AgentFailure.ModelRejected, error.Message, error.Advice, error);
        }
        catch (ExternalException error)
        {
            throw new AgentException(AgentFailure.ModelRejected, $"libtorch cannot load the model: {error.Message}", inner: error);
        }
    }

    private static float[] Random(int count)
    {
        var random = new Random(InputSeed);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return values;
    }
}
