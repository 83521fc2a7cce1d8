using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Tests.Onboarding;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Testing;
using Profiler.Testing.Power;

namespace Profiler.Fleet.Tests.Energy;

/// <summary>A workplace whose synthetic board takes what an energy model says, with a table of a space.</summary>
internal sealed class EnergyFitBench : IAsyncDisposable
{
    public static readonly EnergyModel Truth = new(Watts: 3, PicojoulesPerMac: 6000, PicojoulesPerByte: 8000, Networks: 0, RelativeError90: 0);

    public static readonly DeviceOptions Board = new("power-board");

    private static readonly SearchSpace Space = OnboardingBench.Space;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-energy-fit-");
    private readonly FakeClock _clock = new();
    private readonly Dictionary<string, double> _mj = [];
    private readonly List<SyntheticWorkload> _workloads = [new(ReferenceNetwork.Export.Sha256, BaseMs: 3)];

    private EnergyFitBench()
    {
    }

    public static EnergyFitRequest Request => new(Space, Space.DefaultInput, Measurements: 6, Seed: 3, new EnergyPlan());

    public ProfilerDatabase Database { get; private set; } = null!;

    public IWorkplace Workplace { get; private set; } = null!;

    public LookupTable Table { get; private set; } = null!;

    /// <summary>Passes that were recorded.</summary>
    public int Passes { get; private set; }

    /// <summary>The pass that fails; none where it is 0.</summary>
    public int FailingPass { get; set; }

    public bool HasSensors { get; set; } = true;

    public static async Task<EnergyFitBench> StartAsync(bool hasTable = true)
    {
        var bench = new EnergyFitBench();
        bench.Database = await ProfilerDatabase.OpenAsync(Path.Combine(bench._folder.FullName, "profiler.db"), bench._clock);
        await bench.Database.Devices.RegisterAsync(Board.Name, DeviceConnectionJson.Write(new LocalConnection()));
        var connector = new ScriptedConnector(_ => bench.Agent());
        bench.Workplace = new LocalWorkplace(bench.Database, new LocalReach(connector, OnboardingBench.Scanner()), bench._clock);
        bench.Table = TableText.Seal(TableOf(await bench.TargetAsync()));
        foreach (Architecture architecture in EnergyFitDesign.Choose(Request, bench.Table))
        {
            bench.Add(architecture);
        }

        if (hasTable)
        {
            await bench.Database.Tables.AddAsync(bench.Table);
        }

        return bench;
    }

    public Task<EnergyFitOutcome> FitAsync() =>
        new EnergyFitService(Workplace, Board, _clock).RunAsync(Request, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Workplace.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static LookupTable TableOf(Target target) => new(
        string.Empty,
        Space.Name,
        Space.Fingerprint,
        Space.DefaultInput,
        target,
        FillMethod.InContext,
        new FixedCosts(0.5, 0, 0),
        [
            .. Space.Slots.SelectMany(slot => slot.Candidates.Select((candidate, index) =>
            {
                double ms = OnboardingBench.SlotMs(slot.Index, index, 0.9, 2);
                return new TableEntry(slot.Index, candidate.Name, ms, ms, ms, EntrySource.Measured, Observations: 5);
            })),
        ],
        [],
        new TableCalibration(Networks: 12, ScaleFactor: 0.9, RelativeError90: 0.03, MacsSlopeMsPerGigamac: 10, MacsInterceptMs: 1),
        new TableProvenance(
            new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), "0.1.0", 1, ReferenceMs: 1.5, DeviceSeconds: 60, 40, OnboardingBench.Description, []));

    private void Add(Architecture architecture)
    {
        Subject subject = SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), Space.DefaultInput);
        double ms = OnboardingBench.TrueMs(architecture);
        _workloads.Add(new SyntheticWorkload(subject.Sha256, ms));
        _mj[subject.Sha256] = Truth.MjOf(ms, subject.Work.Macs, subject.Work.BytesAt(TargetPrecisions.Fp32));
    }

    private async Task<Target> TargetAsync()
    {
        await using DeviceSession session = await DeviceSession.OpenAsync(Board, Agent(), Database, CancellationToken.None);
        return session.TargetFor(batch: 1);
    }

    private FakeAgent Agent() => new(new SyntheticDevice(_clock, [], _workloads), answers: request => request switch
    {
        PowerRequest power when !HasSensors => new FailedReply(power.Id, AgentFailure.SensorMissing, "Looked for: rapl/*.", "Load a driver."),
        PowerRequest power => new PowerReply(power.Id, ["ina3221/cpu"]),
        EnergyRequest energy => Watch(energy),
        _ => null,
    });

    private AgentReply Watch(EnergyRequest request)
    {
        Passes++;
        if (Passes == FailingPass)
        {
            return new FailedReply(request.Id, AgentFailure.SensorFailed, "The rail ina3221/cpu vanished.");
        }

        string model = request.Workload.ModelSha256;
        double ms = _workloads.First(workload => workload.ModelSha256 == model).BaseMs;
        var curve = new PowerCurve([new("cpu", IdleMw: 1000, LoadMw: (1000 * _mj[model] / ms) - 1000)]) { Noise = 0.01 };
        EnergyTrace trace = new SyntheticPass(new SyntheticBoard(curve, periodMs: 10, seed: Passes), curve, request.Plan, seed: 2).Record(ms);
        return new EnergyReply(request.Id, trace, new VisitConditions(0, 0, 1000, 50), []);
    }
}
