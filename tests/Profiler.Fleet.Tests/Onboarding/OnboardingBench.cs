using System.Collections.Concurrent;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Onboarding;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;
using Profiler.Store;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Fleet.Tests.Onboarding;

/// <summary>A workplace whose local device is synthetic: what a network takes follows from its slots' counts.</summary>
internal sealed class OnboardingBench : IAsyncDisposable
{
    public static readonly DeviceOptions Board = new("new-board");

    /// <summary>Names of exported models by code: the tests share most of them.</summary>
    private static readonly ConcurrentDictionary<string, string> Models = [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-onboarding-");
    private readonly FakeClock _clock = new();
    private ProfilerDatabase _database = null!;

    private OnboardingBench()
    {
    }

    public static SearchSpace Space { get; } = SearchSpaceJson.Parse(
        """
        {
          "schema": "profiler-space/1", "name": "small", "input": "1x3x32x32",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [{ "channels": 16, "repeats": 4, "stride": 2 }, { "channels": 32, "repeats": 4, "stride": 2 }],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k3_e6", "kernel": 3, "expansion": 6 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 }
          ],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """,
        "small");

    private static ArchitectureCounter Counter { get; } = new(Space, Space.DefaultInput);

    public IWorkplace Workplace { get; private set; } = null!;

    public SyntheticDevice Device { get; private set; } = null!;

    public static OnboardingRequest Request(int measurements = 8, double? targetError = null, int check = 0) =>
        new(Space, Space.DefaultInput, measurements, targetError, check, Seed: 3);

    /// <param name="request">Whose architectures the device can run.</param>
    public static async Task<OnboardingBench> StartAsync(OnboardingRequest request)
    {
        var bench = new OnboardingBench();
        bench._database = await ProfilerDatabase.OpenAsync(Path.Combine(bench._folder.FullName, "profiler.db"), bench._clock);
        await bench._database.Devices.RegisterAsync(Board.Name, DeviceConnectionJson.Write(new LocalConnection()));
        var design = OnboardingDesign.Draw(request);
        bench.Device = new SyntheticDevice(
            bench._clock,
            [new Noise(seed: 7, relative: 0.01)],
            [
                new SyntheticWorkload(ReferenceNetwork.Export.Sha256, BaseMs: 3),
                .. design.Candidates.Concat(design.Check).Select(architecture => new SyntheticWorkload(Sha256(architecture), TrueMs(architecture))),
            ]);
        var connector = new ScriptedConnector(_ => new FakeAgent(bench.Device));
        bench.Workplace = new LocalWorkplace(bench._database, new LocalReach(connector, Scanner()), bench._clock);
        return bench;
    }

    /// <summary>What the synthetic device takes: arithmetic, memory and launches in shares of their own.</summary>
    public static double TrueMs(Architecture architecture) =>
        0.5 + Space.Slots.Sum(slot => SlotMs(slot.Index, architecture.Choices[slot.Index], msPerMegamac: 0.9, msPerMebibyte: 2));

    /// <summary>A table of another device, which minds memory more.</summary>
    public Task AddSourceAsync() => Workplace.Tables.AddAsync(
        TableText.Seal(new LookupTable(
            string.Empty,
            Space.Name,
            Space.Fingerprint,
            Space.DefaultInput,
            new Target("board-9", "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 4),
            FillMethod.InContext,
            new FixedCosts(0.5, 0.5, 0.1),
            [
                .. Space.Slots.SelectMany(slot => slot.Candidates.Select((candidate, index) => Entry(slot, candidate, SlotMs(slot.Index, index, 0.3, 4)))),
            ],
            [],
            new TableCalibration(Networks: 12, ScaleFactor: 0.9, RelativeError90: 0.03, MacsSlopeMsPerGigamac: 10, MacsInterceptMs: 1),
            new TableProvenance(
                new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), "0.1.0", 1, ReferenceMs: 1.5, DeviceSeconds: 60, 40, Description, []))),
        CancellationToken.None);

    /// <summary>A table of a board's data sheet.</summary>
    public Task AddSheetAsync(string board) => RooflineProfile.FillAsync(
        Space, Space.DefaultInput, new RooflineModel(BoardCatalog.Get(board), precision: null), Workplace.Tables, _clock, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Workplace.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal static readonly DeviceDescription Description = new(
        "0.1.0", "board-9", "Linux", "10.0.0", "ort", "1.29.0", ["cpu"], "A processor", [], ProcessorCount: 4, MemoryBytes: 1L << 30, "0-3",
        Governor: null, MaxFrequencyMhz: null, []);

    private static TableEntry Entry(Slot slot, Candidate candidate, double ms) =>
        new(slot.Index, candidate.Name, ms, ms, ms, EntrySource.Measured, Observations: 5);

    internal static double SlotMs(int slot, int candidate, double msPerMegamac, double msPerMebibyte)
    {
        NetworkCounts counts = Counter.InSlot(slot, candidate);
        return (counts.Macs * msPerMegamac / 1e6) + ((counts.ActivationBytes + counts.WeightBytes) * msPerMebibyte / (1 << 20));
    }

    private static string Sha256(Architecture architecture) => Models.GetOrAdd(
        architecture.Code, _ => SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), Space.DefaultInput).Sha256);

    internal static HostKeyScanner Scanner()
    {
        var settings = new SshSettings();
        return new SshConnector(new OpenSshLinks(settings), settings, TimeProvider.System).HostKeys;
    }
}
