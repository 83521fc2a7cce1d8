using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Tests.Commands.Searching;

/// <summary>A space, data and a table of costs with which a search takes a second.</summary>
internal sealed class SearchHost : IDisposable
{
    public const string Data = "shapes:task=classification,classes=3,train=48,val=12";

    private const string Json = """
        {
          "schema": "profiler-space/1",
          "name": "tiny",
          "input": "1x3x16x16",
          "stem": { "channels": 4, "stride": 2 },
          "stages": [
            { "channels": 4, "repeats": 2, "stride": 1 },
            { "channels": 8, "repeats": 1, "stride": 2 }
          ],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 }
          ],
          "head": { "kind": "classifier", "channels": 8, "classes": 4 }
        }
        """;

    private readonly DatabaseHost _host = new();

    public SearchHost()
    {
        SpaceFile = _host.Folder.Write("tiny.json", Json);
        OtherSpaceFile = _host.Folder.Write("other.json", Json.Replace("\"classes\": 4", "\"classes\": 5", StringComparison.Ordinal));
        Space = SearchSpaceJson.Load(SpaceFile);
    }

    public string SpaceFile { get; }

    /// <summary>The same name with another definition.</summary>
    public string OtherSpaceFile { get; }

    public SearchSpace Space { get; }

    /// <summary>Outside its slots 1 ms, and in each slot 1 ms for the first candidate and 3 ms for the second: from 4 to 10 ms.</summary>
    public LookupTable Table => TableText.Seal(SampleTables.Table() with
    {
        SpaceName = Space.Name,
        SpaceFingerprint = Space.Fingerprint,
        Input = Space.DefaultInput,
        Fixed = new FixedCosts(0.5, 0.25, 0.25),
        Entries =
        [
            .. Space.Slots.SelectMany(slot => slot.Candidates.Select((candidate, index) =>
                new TableEntry(slot.Index, candidate.Name, 1 + (2 * index), 1, 3, EntrySource.Measured, Observations: 5))),
        ],
    });

    /// <summary>Another device, where the first candidate takes 5 ms and the second 1: from 16 to 4 ms.</summary>
    public LookupTable OtherTable => TableText.Seal(Table with
    {
        Target = Table.Target with { Device = "other" },
        Entries = [.. Table.Entries.Select((entry, index) => entry with { LatencyMs = index % 2 == 0 ? 5 : 1, HighMs = 6 })],
    });

    /// <summary>The same device with energies: the second candidate takes longer and yet less, 1 mJ where the first takes 4.</summary>
    public LookupTable EnergyTable => TableText.Seal(Table with
    {
        Fixed = Table.Fixed with { StemMj = 1, HeadMj = 0.5, OverheadMj = 0.5 },
        Calibration = Table.Calibration with { Energy = new EnergyModel(1, 2, 3, Networks: 12, RelativeError90: 0.05) },
        Entries = [.. Table.Entries.Select((entry, index) => entry with { Mj = index % 2 == 0 ? 4 : 1 })],
    });

    /// <summary>What the search's document says was not as it should be.</summary>
    public static string[] Notes(CommandRun run) =>
        [.. run.Json().GetProperty("provenance").GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];

    public string PathOf(string file) => _host.Folder.PathOf(file);

    public Task AddAsync(params LookupTable[] tables) => _host.AddAsync(tables);

    /// <summary>Runs a search of the tiny space into the folder, for no more than a few steps.</summary>
    public Task<CommandRun> SearchAsync(string folder, params string[] options)
    {
        string[] steps = options.Contains("--steps") ? [] : ["--steps", "12"];
        string[] training = options.Contains("--train-steps") ? [] : ["--train-steps", "6"];
        return RunAsync("search", "--space", SpaceFile, "--data", Data, "--out", PathOf(folder), steps, training, "--no-measure", options);
    }

    public Task<CommandRun> RunAsync(params object[] arguments) => _host.RunAsync(Flat(arguments));

    /// <summary>The same, stopped as soon as the search is under way.</summary>
    public async Task<CommandRun> StopAsync(string folder, params string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Task<CommandRun> run = Task.Run(() => CommandHost.RunAsync(
            stop.Token, [.. arguments, "--out", PathOf(folder), "--database", PathOf("profiler.db")]));
        string page = Path.Combine(PathOf(folder), "search.html");
        while (!File.Exists(page) && !run.IsCompleted)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        return await run;
    }

    public void Dispose() => _host.Dispose();

    private static string[] Flat(object[] arguments) =>
        [.. arguments.SelectMany(argument => argument as string[] ?? [(string)argument])];
}
