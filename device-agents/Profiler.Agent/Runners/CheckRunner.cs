using System.Collections.Immutable;
using Profiler.Agent.Models;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Serving;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;

namespace Profiler.Agent.Runners;

/// <summary>Runs a model once on known inputs and tells what came out.</summary>
internal sealed class CheckRunner(ModelStore models, LibtorchRunners libtorch)
{
    public CheckedReply Run(CheckRequest request, CancellationToken cancellationToken)
    {
        bool isLibtorch = Runtimes.Of(request.Workload.Provider) == Runtimes.Libtorch;
        string path = isLibtorch ? models.PathOf(request.Workload.ModelSha256) : new PrecisionModels(models).PathOf(request.Workload);
        try
        {
            return new CheckedReply(
                request.Id, isLibtorch ? RunLibtorch(path, request, cancellationToken) : RunOnnxRuntime(path, request, cancellationToken), Problem: null);
        }
        catch (Exception error) when (
            error is RuntimeException { Failure: RuntimeFailure.ModelRejected or RuntimeFailure.RunFailed }
                or AgentException { Code: AgentFailure.ModelRejected or AgentFailure.RunFailed }
            && !cancellationToken.IsCancellationRequested)
        {
            return new CheckedReply(request.Id, [], error.Message);
        }
    }

    private static ImmutableArray<CheckedOutput> RunOnnxRuntime(string path, CheckRequest request, CancellationToken cancellationToken)
    {
        using RuntimeSession session = RuntimeSession.Open(path, Settings(request));
        using CancellationTokenRegistration stop = cancellationToken.Register(session.Stop);
        session.Run();
        return [.. session.ReadOutputs().Select(output => CheckedOutput.Of(output.Name, output.Dimensions, output.Values.Span))];
    }

    private ImmutableArray<CheckedOutput> RunLibtorch(string path, CheckRequest request, CancellationToken cancellationToken)
    {
        libtorch.Prepare(request.Workload);
        using TorchGraph graph = LibtorchRunners.Build(path, request.Workload, count => SeededValues.Of(request.Seed, count));
        using CancellationTokenRegistration stop = cancellationToken.Register(graph.Stop);
        graph.Run();
        return [.. graph.ReadOutputs().Select(output => CheckedOutput.Of(output.Name, output.Dimensions, output.Values))];
    }

    private static SessionSettings Settings(CheckRequest request) => new(
        request.Workload.Provider,
        request.Workload.Threads,
        request.Workload.Inputs.ToDictionary(input => input.Key, input => input.Value.ToArray()),
        InputValues: count => SeededValues.Of(request.Seed, count));
}
