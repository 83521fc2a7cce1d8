using Profiler.Measurement.Visits;
using Profiler.Store.CrashWriter;
using Profiler.Store.Keys;
using Profiler.Store.Leases;
using Profiler.Store.Surrogates;

namespace Profiler.Store.Tests.Support;

/// <summary>Something in every table.</summary>
/// <param name="RunningJob">A queued job whose device is granted to it.</param>
/// <param name="AskedToStop">Another, that a user wants stopped.</param>
/// <param name="WorkJob">What <paramref name="RunningJob"/> measures: one item done, one at work.</param>
internal sealed record FullDatabase(string Key, string RunningJob, LaneLease Lease, string AskedToStop, string WorkJob, string ModelSha256)
{
    public static readonly byte[] Model = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i % 251))];

    public static async Task<FullDatabase> FillAsync(ProfilerDatabase database)
    {
        await database.Targets.RecordDeviceAsync("bench", Samples.Device);
        await database.Targets.CalibrateAsync(Samples.Target, "reference", 1.0 / 3);
        string sha256 = await database.Models.AddAsync("model", Model);
        await database.Jobs.FinishAsync((await database.Jobs.BeginOrResumeAsync(Samples.Job(seed: 9))).Job.Id, TableSamples.Table(hour: 1));
        string training = (await database.Jobs.BeginOrResumeAsync(Samples.Job(seed: 10))).Job.Id;
        await database.Surrogates.Samples.AddAsync(training, Samples.Target, SurrogateSamples.Sample("plain-1", SampleSplit.HeldOut));
        await database.Jobs.FinishAsync(training, SurrogateSamples.Surrogate("aa11", isCurrent: true));
        CreatedKey key = await database.Keys.CreateAsync("nightly \"search\" 🔑", ApiKeyRole.Measure, null, null);
        await database.RegisterAsync("board", "other", "third");
        await database.Devices.QuarantineAsync("third", QueueSamples.Failure, Samples.Day);
        await database.Queue.SubmitAsync(QueueSamples.Job());
        await database.Queue.FinishAsync((await GrantAsync(database, "board")).Lease, """{"done": true}""");
        GrantedJob running = await SubmitAndGrantAsync(database, "board");
        await database.Queue.SubmitAsync(QueueSamples.Job(after: running.Job.Id) with { IdempotencyKey = "once" });
        GrantedJob stopped = await SubmitAndGrantAsync(database, "other");
        await database.Queue.CancelAsync(stopped.Job.Id);
        string work = await WorkAsync(database.Under(running.Lease));
        return new FullDatabase(key.Text, running.Job.Id, running.Lease, stopped.Job.Id, work, sha256);
    }

    private static async Task<string> WorkAsync(ProfilerDatabase database)
    {
        var kernels = new KernelProfile([new Kernel("conv", "Conv", "cpu", "1x2", "1x2")], [[0.1, 1.0 / 3]]);
        string job = (await database.Jobs.BeginOrResumeAsync(Samples.Job())).Job.Id;
        await database.Jobs.Items.AddAsync(job, [Samples.Item(0), Samples.Item(1), Samples.Item(2)]);
        await database.Visits.AppendAsync(job, Samples.Visit("item-0000", 0, kernels));
        await database.Visits.AppendAsync(job, Samples.Visit("item-0001", 0));
        await database.Jobs.Items.FinishAsync(job, "item-0000", Samples.Measurement("item-0000"));
        await database.Energy.AddAsync(job, "item-0000", EnergySamples.Measurement());
        await database.Jobs.Items.FailAsync(job, "item-0002", QueueSamples.Failure);
        return job;
    }

    private static async Task<GrantedJob> SubmitAndGrantAsync(ProfilerDatabase database, string device)
    {
        await database.Queue.SubmitAsync(QueueSamples.Job(device));
        return await GrantAsync(database, device);
    }

    private static async Task<GrantedJob> GrantAsync(ProfilerDatabase database, string device) =>
        (await database.Queue.TryGrantAsync("me", [device], QueueSamples.LeaseTime))!;
}
