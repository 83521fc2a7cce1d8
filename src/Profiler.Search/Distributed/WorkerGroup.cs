using System.Runtime.InteropServices;
using Profiler.Bindings.TorchDistributed;
using Profiler.Networks.Errors;
using Profiler.Search.Training;
using static TorchSharp.torch;

namespace Profiler.Search.Distributed;

/// <summary>The workers of a data-parallel search, seen from one of them. Every call is made by all, in the same order.</summary>
public sealed class WorkerGroup : IReplicas, IDisposable
{
    private readonly ProcessGroup _group;
    private readonly TensorBuckets _buckets;

    private WorkerGroup(ProcessGroup group)
    {
        _group = group;
        _buckets = new TensorBuckets();
    }

    public int Rank => _group.Rank;

    public int WorldSize => _group.WorldSize;

    public bool IsFirst => Rank == 0;

    /// <summary>Waits until all workers have come.</summary>
    /// <param name="timeout">For this, and for every later call.</param>
    /// <exception cref="ProfilerException">Somebody stayed away.</exception>
    public static WorkerGroup Join(WorkerEnvironment environment, TimeSpan timeout)
    {
        try
        {
            return new WorkerGroup(ProcessGroup.Join(new Rendezvous(
                environment.Rank, environment.WorldSize, environment.MasterAddress, environment.MasterPort, timeout)));
        }
        catch (ProcessGroupException exception)
        {
            throw new ProfilerException(
                ErrorCode.Unreachable,
                $"The workers did not come together: {exception.Message}",
                "See that all workers were started, and that MASTER_ADDR and MASTER_PORT can be reached from each machine.",
                exception);
        }
    }

    /// <exception cref="ProfilerException">A worker was lost, or names other tensors.</exception>
    public void Average(IReadOnlyList<Tensor> tensors)
    {
        Agree(tensors);
        _buckets.Change(tensors, values =>
        {
            Sum(values);
            foreach (ref float value in values.Span)
            {
                value /= WorldSize;
            }
        });
    }

    /// <summary>Replaces the tensors, all of Float32, by their sums over the workers.</summary>
    /// <exception cref="ProfilerException">A worker was lost.</exception>
    public void Sum(IReadOnlyList<Tensor> tensors) => _buckets.Change(tensors, Sum);

    /// <summary>Gives every worker the first one's tensors, all of Float32.</summary>
    /// <exception cref="ProfilerException">A worker was lost.</exception>
    public void Broadcast(IReadOnlyList<Tensor> tensors) => _buckets.Change(
        tensors, values => Together(() => _group.Broadcast(MemoryMarshal.AsBytes(values.Span))));

    /// <summary>Waits for all workers.</summary>
    /// <exception cref="ProfilerException">A worker was lost.</exception>
    public void Barrier() => Together(_group.Barrier);

    public void Dispose() => _group.Dispose();

    private static void Together(Action call)
    {
        try
        {
            call();
        }
        catch (ProcessGroupException exception)
        {
            throw new ProfilerException(
                ErrorCode.LinkLost,
                $"A worker of this search was lost: {exception.Message}",
                "Start the workers again with --resume: the last checkpoint is good.",
                exception);
        }
    }

    private void Sum(Memory<float> values) => Together(() => _group.Sum(values.Span));

    /// <summary>Rows of different lengths would be added up askew, without an error from the library.</summary>
    private void Agree(IReadOnlyList<Tensor> tensors)
    {
        double elements = tensors.Sum(tensor => (double)tensor.numel());
        double[] ofAll = [tensors.Count, elements];
        Together(() => _group.Sum(ofAll));
        if (ofAll[0] != (double)tensors.Count * WorldSize || ofAll[1] != elements * WorldSize)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The workers average different tensors: here {tensors.Count} of {elements} elements, on average {ofAll[0] / WorldSize} of {ofAll[1] / WorldSize}.",
                "Start all workers with the same options.");
        }
    }
}
