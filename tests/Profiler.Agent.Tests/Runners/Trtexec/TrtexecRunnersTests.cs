using System.Collections.Immutable;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Trtexec;

public sealed class TrtexecRunnersTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_takes_the_times_of_as_many_runs_as_were_asked_for()
    {
        var standIn = new StandIn(_folder);
        using TrtexecRunner runner = standIn.Runners().Open(standIn.Put(), profiled: false);
        ImmutableArray<double> times = runner.TimeMs(warmup: 1, runs: 3);
        Assert.Equal([2.002, 2.003, 2.004], times.ToArray());
        Assert.Contains("--noDataTransfers", standIn.Calls[^1], StringComparison.Ordinal);
        Assert.Contains("--iterations=3 --duration=0 --warmUp=200 --avgRuns=1", standIn.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_is_built_once_for_each_precision_and_core()
    {
        var standIn = new StandIn(_folder);
        (string Provider, string Precision)[] workloads =
        [
            (Runtimes.TrtexecGpu, TargetPrecisions.Fp32), (Runtimes.TrtexecGpu, TargetPrecisions.Fp32),
            (Runtimes.TrtexecGpu, TargetPrecisions.Fp16), (Runtimes.TrtexecDla1, TargetPrecisions.Quantized),
        ];
        foreach ((string provider, string precision) in workloads)
        {
            standIn.Runners().Open(standIn.Put(provider, precision), profiled: false).Dispose();
        }

        string[] builds = [.. standIn.Calls.Where(call => call.Contains("--onnx=", StringComparison.Ordinal))];
        Assert.Equal(3, builds.Length);
        Assert.DoesNotContain("--fp16", builds[0], StringComparison.Ordinal);
        Assert.Contains("--fp16 --profilingVerbosity=detailed --timingCacheFile=", builds[1], StringComparison.Ordinal);
        Assert.Contains("--int8 --fp16 --profilingVerbosity=detailed --useDLACore=1 --allowGPUFallback", builds[2], StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(_folder.PathOf("models/engines"), "*.engine").Length);
    }

    [Fact]
    public void A_profiled_visit_has_the_layers_with_their_shapes()
    {
        var standIn = new StandIn(_folder);
        using TrtexecRunner runner = standIn.Runners().Open(standIn.Put(), profiled: true);
        runner.TimeMs(1, 2);
        KernelProfile profile = runner.TakeProfile(2);
        Assert.Equal(new Kernel("stem/conv + stem/relu", "CaskConvolution", "gpu", "1x3x16x16", "1x16x8x8"), profile.Kernels[0]);
        Assert.Equal(["head/conv"], profile.Kernels.Skip(1).Select(kernel => kernel.Node));
        Assert.Equal([1.6, 0.39], profile.DurationsMs.Select(ms => ms.Single()));
        Assert.Contains("--separateProfileRun", standIn.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TensorRT_7_is_asked_for_nothing_that_it_does_not_know()
    {
        var standIn = new StandIn(_folder, banner: string.Empty);
        using TrtexecRunner runner = standIn.Runners().Open(standIn.Put(precision: TargetPrecisions.Fp16), profiled: true);
        runner.TimeMs(0, 1);
        string all = string.Join('\n', standIn.Calls);
        Assert.Contains("--fp16 --explicitBatch --workspace=1024", all, StringComparison.Ordinal);
        foreach (string unknown in (string[])["timingCacheFile", "profilingVerbosity", "exportLayerInfo", "separateProfileRun", "noDataTransfers"])
        {
            Assert.DoesNotContain(unknown, all, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Error[10]: IBuilder::buildSerializedNetwork: Error Code 10: Internal Error (Could not find any implementation for node slot03/conv + slot03/relu.)", "slot03/conv + slot03/relu")]
    [InlineData("[TRT] ModelImporter.cpp:726: While parsing node number 7 [GridSample -> \"warped\"]:", "warped")]
    [InlineData("[TRT] 10: [optimizer.cpp::computeCosts::3728] Error Code 10: Internal Error (Could not find any implementation for node {ForeignNode[a...b]}.)", "{ForeignNode[a...b]}")]
    public void The_layer_at_which_an_engine_fails_is_named(string line, string layer)
    {
        AgentException error = FailsWith(after: $"echo '[11/22/2024-13:40:47] [E] {line}'; exit 1");
        Assert.Equal(AgentFailure.ModelRejected, error.Code);
        Assert.Contains($"the layer '{layer}' fails", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[E] Error[1]: [defaultAllocator.cpp::allocate::31] Error Code 1: Cuda Runtime (out of memory)", AgentFailure.RunFailed, "ran out of memory")]
    [InlineData("[E] Unknown option: --fp17", AgentFailure.ModelRejected, "Unknown option: --fp17")]
    public void A_failure_to_build_says_why(string line, AgentFailure code, string words)
    {
        AgentException error = FailsWith(after: $"echo '{line}'; exit 1");
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_folder.PathOf("models/engines")), file => !file.EndsWith(".timings", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_without_trtexec_says_where_it_was_looked_for()
    {
        var standIn = new StandIn(_folder);
        File.Delete(Path.Combine(standIn.Folder, "trtexec"));
        AgentException error = Assert.Throws<AgentException>(() => standIn.Runners().Open(standIn.Put(), profiled: false));
        Assert.Equal(AgentFailure.RuntimeMissing, error.Code);
        Assert.Contains("usr/src/tensorrt/bin/trtexec", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void It_is_found_where_JetPack_puts_it()
    {
        var standIn = new StandIn(_folder);
        string there = standIn.Root.PathOf("usr/src/tensorrt/bin");
        Directory.CreateDirectory(there);
        File.Move(Path.Combine(standIn.Folder, "trtexec"), Path.Combine(there, "trtexec"));
        Assert.Equal(new TrtexecVersion(8, 5, 2), TrtexecTool.Find(standIn.Tools, standIn.Root).Version);
    }

    [Theory]
    [InlineData("[TensorRT v110300]", "TensorRT 11.3.0; its options are known for 7 to 10")]
    [InlineData("[TensorRT v6001]", "TensorRT 6.0.1; its options are known for 7 to 10")]
    public void A_version_whose_options_are_not_known_is_refused(string banner, string words)
    {
        var standIn = new StandIn(_folder, banner);
        AgentException error = Assert.Throws<AgentException>(() => standIn.Runners().Open(standIn.Put(), profiled: false));
        Assert.Equal(AgentFailure.RuntimeMissing, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_cannot_be_read_are_a_failure()
    {
        var standIn = new StandIn(_folder, after: "if [ -n \"$times\" ]; then echo 'not json' > \"$times\"; exit 0; fi");
        using TrtexecRunner runner = standIn.Runners().Open(standIn.Put(), profiled: false);
        AgentException error = Assert.Throws<AgentException>(() => runner.TimeMs(1, 2));
        Assert.Equal(AgentFailure.RunFailed, error.Code);
        Assert.Contains("times.json cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_hangs_ends_with_its_children_when_it_is_stopped()
    {
        var standIn = new StandIn(_folder, after: "if [ -n \"$load\" ]; then sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; wait; fi");
        using TrtexecRunner runner = standIn.Runners().Open(standIn.Put(), profiled: false);
        Task run = Task.Run(() => runner.TimeMs(1, 2));
        string child = Path.Combine(standIn.Folder, "child");
        while (!File.Exists(child) || !File.ReadAllText(child).EndsWith('\n'))
        {
            await Task.Delay(10);
        }

        runner.Stop();
        await Assert.ThrowsAsync<AgentException>(() => run);
        Assert.False(IsRunning(File.ReadAllText(child).Trim()));
    }

    /// <summary>The third has a child whose parent has ended: no longer one of its own by the table of processes.</summary>
    [Theory]
    [InlineData("sleep 600", false)]
    [InlineData("sleep 600 & echo $! > CHILD; wait", true)]
    [InlineData("(sleep 600 & echo $! > CHILD); exec sleep 600", true)]
    public void A_run_that_never_ends_is_killed_with_its_children(string hang, bool hasChild)
    {
        string child = _folder.PathOf("child");
        var standIn = new StandIn(_folder, after: $"if [ -n \"$load\" ]; then {hang.Replace("CHILD", child, StringComparison.Ordinal)}; fi");
        using TrtexecRunner runner = standIn.Runners(new TrtexecLimits(Long, Short)).Open(standIn.Put(), profiled: false);
        AgentException error = Assert.Throws<AgentException>(() => runner.TimeMs(1, 2));
        Assert.Equal(AgentFailure.RunFailed, error.Code);
        Assert.Contains("to run the engine", error.Message, StringComparison.Ordinal);
        Assert.Contains("was killed with its children", error.Message, StringComparison.Ordinal);
        Assert.False(hasChild && IsRunning(File.ReadAllText(child).Trim()));
    }

    [Fact]
    public void An_engine_that_is_built_for_ever_is_killed_after_a_time_of_its_own()
    {
        string child = _folder.PathOf("child");
        var standIn = new StandIn(_folder, after: $"if [ -n \"$save\" ]; then echo half > \"$save\"; sleep 600 & echo $! > {child}; wait; fi");
        AgentException error = Assert.Throws<AgentException>(() => standIn.Runners(new TrtexecLimits(Short, Long)).Open(standIn.Put(), profiled: false));
        Assert.Contains("to build the engine", error.Message, StringComparison.Ordinal);
        Assert.False(IsRunning(File.ReadAllText(child).Trim()));
        Assert.DoesNotContain(Directory.GetFiles(_folder.PathOf("models/engines")), file => file.Contains(".engine", StringComparison.Ordinal));
    }

    /// <summary>A child that was killed and that nobody waits for stays in the table as a zombie.</summary>
    private static bool IsRunning(string id) =>
        File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);

    private AgentException FailsWith(string after)
    {
        var standIn = new StandIn(_folder, after: after);
        return Assert.Throws<AgentException>(() => standIn.Runners().Open(standIn.Put(), profiled: false));
    }
}
