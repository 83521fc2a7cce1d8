using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using TorchSharp;

namespace Profiler.Agent.Tests.Runners.Libtorch;

public sealed class LibtorchRunnersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _models;
    private readonly LibtorchRunners _libtorch = new(new CommandRunner(), TimeProvider.System);

    public LibtorchRunnersTests() => _models = new ModelStore(_folder.PathOf("models"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_has_the_nodes_with_their_shapes()
    {
        using RunnerPool pool = Pool();
        ITimedModel runner = pool.Rent(Put(), profiled: true);
        Assert.Equal(3, runner.TimeMs(warmup: 1, runs: 3).Length);
        KernelProfile profile = runner.TakeProfile(3);
        Assert.Equal(("Conv", "torch-cpu"), (profile.Kernels[0].Operator, profile.Kernels[0].Provider));
        Assert.StartsWith("1x3x16x16;16x3x3x3", profile.Kernels[0].InputShapes, StringComparison.Ordinal);
        Assert.Equal("1x16x8x8", profile.Kernels[0].OutputShapes);
        Assert.All(profile.DurationsMs, durations => Assert.Equal(3, durations.Count(ms => ms > 0)));
        pool.Return(runner);
    }

    [Fact]
    public void Memory_is_counted()
    {
        using RunnerPool pool = Pool();
        ITimedModel runner = pool.Rent(Put(), profiled: false);
        Assert.InRange(runner.Memory!.PeakMib, 0.001, 60);
        pool.Return(runner);
    }

    [Fact]
    public void A_stopped_model_runs_no_further()
    {
        using RunnerPool pool = Pool();
        ITimedModel runner = pool.Rent(Put(), profiled: false);
        runner.Stop();
        Assert.Throws<OperationCanceledException>(() => runner.TimeMs(0, 1));
        pool.Return(runner);
    }

    [Fact]
    public void It_uses_as_many_threads_as_it_is_told()
    {
        int before = torch.get_num_threads();
        _libtorch.Prepare(Put() with { Threads = 2 });
        Assert.Equal(2, torch.get_num_threads());
        torch.set_num_threads(before);
    }

    [Fact]
    public void A_precision_that_it_does_not_compute_in_is_refused()
    {
        var error = Assert.Throws<AgentException>(() => _libtorch.Prepare(Put() with { Precision = TargetPrecisions.Fp16 }));
        Assert.Equal(AgentFailure.BadRequest, error.Code);
    }

    /// <summary>Where libtorch has CUDA and a GPU there is nothing to refuse.</summary>
    [Fact]
    public void A_GPU_that_is_not_there_is_told_of()
    {
        Exception? error = Record.Exception(() => _libtorch.Prepare(Put() with { Provider = Runtimes.LibtorchCuda }));
        Assert.Equal(torch.cuda.is_available(), error is null);
        Assert.True(error is null or AgentException { Code: AgentFailure.RuntimeMissing, Advice: not null });
    }

    private RunnerPool Pool() => new(_models, TimeProvider.System, new HostReader(SensorRoot.FromEnvironment()), libtorch: _libtorch);

    private Workload Put()
    {
        byte[] model = SmallModel.Export.Bytes.ToArray();
        _models.Put(Requests.Chunks(model, SmallModel.Export.Sha256, model.Length).Single());
        return Workload.OfFixedShape(SmallModel.Export.Sha256, Runtimes.LibtorchCpu, 1);
    }
}
