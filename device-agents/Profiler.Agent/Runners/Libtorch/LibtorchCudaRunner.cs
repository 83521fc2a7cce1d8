using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Runs a model with libtorch on the GPU; its times lie between two events of the stream that the kernels run on.</summary>
internal sealed class LibtorchCudaRunner(TorchGraph graph, bool profiled) : ILoadedModel
{
    private readonly List<double[]> _profile = [];

    public MemoryUse? Memory { get; set; }

    public void Run() => OnGpu(() =>
    {
        graph.Run();
        cuda.synchronize();
        return 0.0;
    });

    public ImmutableArray<double> TimeMs(int warmup, int runs)
    {
        for (int i = 0; i < warmup; i++)
        {
            Run();
        }

        var times = ImmutableArray.CreateBuilder<double>(runs);
        for (int i = 0; i < runs; i++)
        {
            times.Add(OnGpu(profiled ? Profile : Time));
        }

        return times.MoveToImmutable();
    }

    public void Stop() => graph.Stop();

    public KernelProfile TakeProfile(int runs) => StepProfile.Of(graph, _profile, runs);

    public void Dispose() => graph.Dispose();

    private static double OnGpu(Func<double> work)
    {
        try
        {
            return work();
        }
        catch (ExternalException error)
        {
            throw new AgentException(AgentFailure.RunFailed, $"libtorch failed on the GPU: {error.Message}", inner: error);
        }
    }

    /// <summary>The next run is not asked for before this one has ended, so that none waits for another.</summary>
    private double Time()
    {
        using var start = new cuda.Event();
        using var end = new cuda.Event();
        start.record();
        graph.Run();
        end.record();
        cuda.synchronize();
        return start.elapsed_time(end);
    }

    private double Profile()
    {
        var marks = new List<cuda.Event>();
        try
        {
            Mark();
            graph.Run(Mark);
            cuda.synchronize();
            _profile.Add([.. marks.Zip(marks.Skip(1), (from, to) => (double)from.elapsed_time(to))]);
            return marks[0].elapsed_time(marks[^1]);
        }
        finally
        {
            marks.ForEach(mark => mark.Dispose());
        }

        void Mark()
        {
            marks.Add(new cuda.Event());
            marks[^1].record();
        }
    }
}
