using Profiler.Agent.Models;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Runners;

/// <summary>Runs a model once on known inputs and tells what came out.</summary>
internal sealed class CheckRunner(ModelStore models)
{
    public CheckedReply Run(CheckRequest request, CancellationToken cancellationToken)
    {
        string path = new PrecisionModels(models).PathOf(request.Workload);
        try
        {
            using RuntimeSession session = RuntimeSession.Open(path, Settings(request));
            using CancellationTokenRegistration stop = cancellationToken.Register(session.Stop);
            session.Run();
            return new CheckedReply(
                request.Id,
                [.. session.ReadOutputs().Select(output => CheckedOutput.Of(output.Name, output.Dimensions, output.Values.Span))],
                Problem: null);
        }
        catch (RuntimeException error) when (
            error.Failure is RuntimeFailure.ModelRejected or RuntimeFailure.RunFailed && !cancellationToken.IsCancellationRequested)
        {
            return new CheckedReply(request.Id, [], error.Message);
        }
    }

    private static SessionSettings Settings(CheckRequest request) => new(
        request.Workload.Provider,
        request.Workload.Threads,
        request.Workload.Inputs.ToDictionary(input => input.Key, input => input.Value.ToArray()),
        InputValues: count => SeededValues.Of(request.Seed, count));
}
