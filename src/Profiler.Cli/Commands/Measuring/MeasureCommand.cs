using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Measuring;

/// <summary>profiler measure NAME|FILE [--input 1x3xHxW]</summary>
public sealed class MeasureCommand : ProfilerCommand
{
    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly CalibrationOption _calibration = new();
    private readonly SeedOption _seed = new("Seed of the order of visits");
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();

    public MeasureCommand(CommandEnvironment environment)
        : base(
            environment,
            "measure",
            "Measure the latency of one network on a device.",
            "profiler measure squeezenas-lat-small --input 1x3x512x1024",
            "profiler measure model.onnx --input 1x3x224x224 --threads 2 --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_network);
        Add(_input);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_calibration);
        Add(_seed);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        Subject subject = _calibration.Over(SubjectReader.Read(_network.Read(arguments), _input, arguments), device, arguments);
        var request = new MeasuringRequest(JobKinds.Measure, [subject], arguments.GetValue(_seed));
        bool detaches = _detach.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), request.Subjects, output, cancellationToken);
            return;
        }

        MeasuringOutcome outcome = await output.WithProgressAsync(
            progress => workplace.MeasureAsync(request, device, progress.OfJobs(), cancellationToken));
        output.Write(MeasuredNetworkReader.Read(outcome.Networks[0]), Render);
    }

    private static void Render(TextOutput text, MeasuredNetwork measured)
    {
        text.Line($"{measured.Name}{(measured.Input is { } input ? $" at {input}" : "")} on {measured.Target}, {measured.Threads} thread(s)");
        text.Line($"  latency    {measured.LatencyMs.Median:F3} ms, 95 % interval {measured.LatencyMs.Low:F3} to {measured.LatencyMs.High:F3}");
        text.Line($"  90th pct   {measured.LatencyMs.P90:F3} ms");
        text.Line($"  as timed   {measured.RawMedianMs:F3} ms, median of the runs without the reference");
        text.Line($"  grade      {measured.Grade}{(measured.Findings.Length > 0 ? $": {string.Join(", ", measured.Findings)}" : "")}");
        foreach (string note in measured.Notes ?? [])
        {
            text.Line($"  note       {note}");
        }

        text.Line($"  samples    {measured.Samples} in {measured.Visits} visits, {measured.BadVisits} bad visits repeated");
        text.Line($"  MACs       {Quantities.Whole(measured.Macs)}, {measured.Macs / (measured.LatencyMs.Median * 1e6):F1} GMACs/s");
        if (measured.MjPerInference is { } energy)
        {
            text.Line($"  energy     {energy.Value:F1} mJ ({energy.Low:F1} to {energy.High:F1}), {measured.ImagesPerJoule:F2} images/J, measured before");
        }

        if (measured.Memory is { } memory)
        {
            text.Line($"  memory     {memory.PeakMib:F1} MiB at most in an inference: {memory.LoadedMib:F1} loaded (the file has {memory.ModelMib:F1}), {memory.ArenaMib:F1} for running");
            if (memory.Gpu is { } gpu)
            {
                text.Line($"  GPU memory {gpu.PeakMib:F1} MiB: {gpu.LoadedMib:F1} loaded, {gpu.ArenaMib:F1} for running{(gpu.IsWholeGpu ? "; of all processes there" : "")}");
            }
        }

        if (measured.Estimate is { } estimate)
        {
            text.Line($"  table      {estimate.LatencyMs:F3} ms, {(estimate.LatencyMs / measured.LatencyMs.Median) - 1:+0.0%;-0.0%} (table {estimate.Snapshot})");
        }
    }
}
