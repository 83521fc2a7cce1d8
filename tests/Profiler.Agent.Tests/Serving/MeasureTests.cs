using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Serving;

public sealed class MeasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Visits_come_in_the_order_asked_each_announced_before()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        List<AgentReply> replies = await agent.AskAllAsync(
            Requests.Measure(3, Requests.Visit("b"), Requests.Visit("a", round: 4), Requests.Visit("b", round: 9)));

        string[] told =
        [
            .. replies.Select(reply => reply switch
            {
                ProgressReply progress => $"{progress.Phase} {progress.VisitIndex}",
                VisitReply visit => $"{visit.Visit.ItemId} {visit.Visit.Round}",
                _ => reply.GetType().Name,
            }),
        ];
        Assert.Equal(
            [
                "Building 0", "Measuring 0", "b 0",
                "Building 1", "Measuring 1", "a 4",
                "Building 2", "Measuring 2", "b 9",
                nameof(DoneReply),
            ],
            told);
        Assert.All(replies, reply => Assert.Equal(3, reply.Id));
    }

    [Fact]
    public async Task A_visit_has_the_samples_asked_for()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Visit alone = await OneAsync(agent, Requests.Visit("alone", runs: 7));
        Assert.Equal(7, alone.SamplesMs.Length);
        Assert.Empty(alone.ReferenceBeforeMs);
        Assert.Empty(alone.ReferenceAfterMs);
        Assert.Null(alone.Kernels);
        Assert.All(alone.SamplesMs, ms => Assert.True(ms >= 0));

        Visit beside = await OneAsync(agent, Requests.Visit("beside", reference: Requests.Null, runs: 4));
        Assert.Equal((3, 4, 3), (beside.ReferenceBeforeMs.Length, beside.SamplesMs.Length, beside.ReferenceAfterMs.Length));
        Assert.True(beside.DeviceMs > 0);
    }

    [Fact]
    public async Task A_profiled_visit_tells_the_kernels_of_its_measured_runs()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Workload model = Workload.OfFixedShape(await agent.PutAsync(SmallModel.Export.Bytes), "cpu", 1);
        Visit visit = await OneAsync(agent, Requests.Visit("profiled", model, reference: model, runs: 6, profiled: true));

        Assert.NotNull(visit.Kernels);
        Assert.Contains(visit.Kernels.Kernels, kernel => kernel.Operator.Contains("Conv", StringComparison.Ordinal));
        Assert.Equal(visit.Kernels.Kernels.Length, visit.Kernels.DurationsMs.Length);
        Assert.All(visit.Kernels.DurationsMs, durations => Assert.Equal(6, durations.Length));
        Assert.All(visit.SamplesMs, ms => Assert.True(ms > 0));
    }

    [Fact]
    public async Task A_cancelled_measure_says_so_and_the_agent_goes_on()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        VisitRequest[] many = [.. Enumerable.Range(0, 20_000).Select(round => Requests.Visit("long", round: round))];
        await agent.SendAsync(Requests.Measure(1, many));
        await agent.NextAsync();
        await agent.SendAsync(new CancelRequest(2, Target: 1));
        List<AgentReply> replies = await UntilEndOfAsync(agent, 1, 2);

        Assert.Single(replies.OfType<StoredReply>(), reply => reply.Id == 2);
        Assert.Equal(AgentFailure.Cancelled, Assert.Single(replies.OfType<FailedReply>(), reply => reply.Id == 1).Code);
        await OneAsync(agent, Requests.Visit("after"));
    }

    [Fact]
    public async Task A_measure_cancelled_before_its_turn_never_begins()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        VisitRequest[] many = [.. Enumerable.Range(0, 20_000).Select(round => Requests.Visit("long", round: round))];
        await agent.SendAsync(Requests.Measure(1, many));
        await agent.NextAsync();
        await agent.SendAsync(Requests.Measure(2, Requests.Visit("waiting")));
        await agent.SendAsync(new CancelRequest(3, Target: 2));
        await agent.SendAsync(new CancelRequest(4, Target: 1));
        List<AgentReply> replies = await UntilEndOfAsync(agent, 1, 2, 3, 4);

        Assert.Equal(AgentFailure.Cancelled, Assert.IsType<FailedReply>(Assert.Single(replies, reply => reply.Id == 2)).Code);
        Assert.Equal([3, 4], replies.OfType<StoredReply>().Select(reply => reply.Id));
    }

    [Fact]
    public async Task A_cancellation_of_nothing_is_taken_note_of()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Assert.IsType<StoredReply>(await agent.AskAsync(new CancelRequest(5, Target: 99)));
        await OneAsync(agent, Requests.Visit("after"));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(-3, 1, 1)]
    [InlineData(int.MaxValue, 1, 1)]
    [InlineData(5, -1, 1)]
    [InlineData(5, int.MaxValue, 1)]
    [InlineData(5, 1, 0)]
    [InlineData(5, 1, -2)]
    public async Task Impossible_counts_are_refused(int runs, int warmup, int threads)
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        VisitRequest request = Requests.Visit("odd", Requests.Null with { Threads = threads }, runs: runs) with { WarmupRuns = warmup };
        var failed = Assert.IsType<FailedReply>((await agent.AskAllAsync(Requests.Measure(1, request)))[^1]);
        Assert.Equal(AgentFailure.BadRequest, failed.Code);
        await OneAsync(agent, Requests.Visit("after"));
    }

    [Fact]
    public async Task A_model_that_was_never_put_is_named()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string sha256 = new('a', 64);
        FailedReply failed = await FailedAsync(agent, Workload.OfFixedShape(sha256, "cpu", 1));
        Assert.Equal(AgentFailure.ModelMissing, failed.Code);
        Assert.Contains(sha256, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_and_the_agent_goes_on()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        string garbage = await agent.PutAsync("not a model"u8.ToArray());
        Assert.Equal(AgentFailure.ModelRejected, (await FailedAsync(agent, Workload.OfFixedShape(garbage, "cpu", 1))).Code);

        string model = await agent.PutAsync(SmallModel.Export.Bytes);
        Visit visit = await OneAsync(agent, Requests.Visit("after", Workload.OfFixedShape(model, "cpu", 1)));
        Assert.All(visit.SamplesMs, ms => Assert.True(ms > 0));
    }

    [Fact]
    public async Task A_shape_that_the_model_does_not_take_is_refused()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        Workload model = Workload.OfFixedShape(await agent.PutAsync(SmallModel.Export.Bytes), "cpu", 1);
        FailedReply failed = await FailedAsync(agent, model with { Inputs = model.Inputs.Add("input", [1, 3, 17, 16]) });
        Assert.Equal(AgentFailure.ModelRejected, failed.Code);
        Assert.Contains("1x3x17x16", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuda", "cuDNN")]
    [InlineData("tensorrt", "TensorRT")]
    [InlineData("abacus", "cpu, cuda and tensorrt")]
    public async Task A_provider_that_is_not_there_is_refused_with_what_to_do(string provider, string advice)
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        var description = (DescriptionReply)await agent.AskAsync(new DescribeRequest(1));
        if (description.Device.Providers.Contains(provider))
        {
            return;
        }

        string model = await agent.PutAsync(SmallModel.Export.Bytes);
        FailedReply failed = await FailedAsync(agent, Workload.OfFixedShape(model, provider, 1));
        Assert.Equal(AgentFailure.RuntimeMissing, failed.Code);
        Assert.Contains(advice, failed.Message, StringComparison.Ordinal);
    }

    private static async Task<Visit> OneAsync(AgentHost agent, VisitRequest request)
    {
        List<AgentReply> replies = await agent.AskAllAsync(Requests.Measure(50, request));
        Assert.IsType<DoneReply>(replies[^1]);
        return Assert.Single(replies.OfType<VisitReply>()).Visit;
    }

    private static async Task<FailedReply> FailedAsync(AgentHost agent, Workload workload)
    {
        List<AgentReply> replies = await agent.AskAllAsync(Requests.Measure(60, Requests.Visit("bad", workload)));
        return Assert.IsType<FailedReply>(replies[^1]);
    }

    private static async Task<List<AgentReply>> UntilEndOfAsync(AgentHost agent, params long[] ids)
    {
        var replies = new List<AgentReply>();
        while (!ids.All(id => replies.Any(r => r.Id == id && r is (FailedReply or DoneReply or StoredReply))))
        {
            replies.Add(await agent.NextAsync());
        }

        return replies;
    }
}
