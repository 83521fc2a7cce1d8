using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Support;

/// <summary>
/// A device on which a kernel's time follows from its work alone. What graph its runtime makes of a model follows from
/// the model's hash: convolutions of random widths and sides.
/// </summary>
internal sealed class KernelDevice : IBenchDevice
{
    private const double VisitMs = 400;
    private const double ReferenceMs = 1;
    private const double FixedMs = 0.02;

    /// <summary>Profiled runs are slower than timed ones.</summary>
    private const double ProfileFactor = 1.08;

    private readonly SyntheticDevice _host = new(new FakeClock(), [], []);

    /// <summary>Visits after which the device is lost; null for never.</summary>
    public int? FailsAfterVisits { get; set; }

    /// <summary>The runtime that it says it has; null for the synthetic device's.</summary>
    public string? Runtime { get; init; }

    public List<VisitRequest> Made { get; } = [];

    /// <summary>An agent of the device.</summary>
    public FakeAgent Agent() => new(this, answers: request =>
        request is GraphRequest graph ? new GraphReply(graph.Id, GraphOf(graph.Workload.ModelSha256)) : null);

    public static RuntimeGraph GraphOf(string sha256)
    {
        var random = new Random(int.Parse(sha256.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        int kernels = random.Next(4, 12);
        var made = ImmutableArray.CreateBuilder<RuntimeKernel>(kernels);
        long channels = 8;
        for (int k = 0; k < kernels; k++)
        {
            long next = 8 * random.Next(1, 9);
            long side = 4 * random.Next(2, 15);
            long window = random.Next(2) == 0 ? 1 : 3;
            made.Add(new RuntimeKernel(
                $"conv{k}",
                "Conv",
                "",
                "CPUExecutionProvider",
                [new KernelTensor("float", [1, channels, side, side], IsConstant: false), new KernelTensor("float", [next, channels, window, window], IsConstant: true)],
                [new KernelTensor("float", [1, next, side, side], IsConstant: false)],
                ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty
                    .Add("group", [1]).Add("kernel_shape", [window, window]).Add("strides", [1, 1]).Add("dilations", [1, 1]),
                ImmutableSortedDictionary<string, string>.Empty));
            channels = next;
        }

        return new RuntimeGraph(SyntheticDevice.RuntimeVersion, made.MoveToImmutable());
    }

    public static double LatencyMs(RuntimeGraph graph) => FixedMs + graph.Kernels.Sum(KernelMs);

    public async Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        DeviceDescription host = await _host.DescribeAsync(cancellationToken);
        return host with { Runtime = Runtime ?? host.Runtime };
    }

    public async IAsyncEnumerable<Visit> RunAsync(
        IReadOnlyList<VisitRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (VisitRequest request in requests)
        {
            if (Made.Count >= FailsAfterVisits)
            {
                throw new ProfilerException(ErrorCode.DeviceFailed, "The device was lost.");
            }

            Made.Add(request);
            yield return Visit(request);
        }
    }

    private static Visit Visit(VisitRequest request)
    {
        bool isReference = request.Workload.ModelSha256 == ReferenceNetwork.Export.Sha256;
        RuntimeGraph graph = GraphOf(request.Workload.ModelSha256);
        double ms = isReference ? ReferenceMs : LatencyMs(graph);
        ImmutableArray<double> beside = [.. Enumerable.Repeat(ReferenceMs, request.ReferenceRuns)];
        return new Visit(
            request.ItemId,
            request.Round,
            DateTimeOffset.UnixEpoch,
            beside,
            [.. Enumerable.Repeat(ms, request.Runs)],
            beside,
            VisitMs,
            new VisitConditions(0, 0, 3000, 50),
            request.Profiled ? Profile(graph, request.Runs) : null);
    }

    private static KernelProfile Profile(RuntimeGraph graph, int runs) => new(
        [.. graph.Kernels.Select(k => new Kernel(k.Node, k.Operator, k.Provider, "", string.Join('x', k.Outputs[0].Dims)))],
        [.. graph.Kernels.Select(k => Enumerable.Repeat(ProfileFactor * KernelMs(k), runs).ToImmutableArray())]);

    private static double KernelMs(RuntimeKernel kernel)
    {
        (long macs, long bytes) = KernelWork.Of(kernel);
        return 0.002 + (macs * 1e-7) + (bytes * 2e-7);
    }
}
