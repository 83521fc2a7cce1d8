using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Cli.Tests.Commands.Searching;

/// <summary>What a search cannot do, it says before or while it tries, with what to do about it.</summary>
public sealed class SearchRefusalTests : IDisposable
{
    private readonly SearchHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Without_a_table() =>
        Refused(await _host.SearchAsync("out"), 2, "There is no lookup table of tiny at 1x3x16x16", "profiler profile --space");

    [Fact]
    public async Task A_table_of_another_space()
    {
        LookupTable other = SampleTables.Table();
        await _host.AddAsync(other);
        Refused(await _host.SearchAsync("out", "--table", other.Id), 4, $"space {SampleTables.Space.Name}, not tiny", "profiler profile");
    }

    [Fact]
    public async Task A_table_that_lacks_a_candidate()
    {
        LookupTable whole = _host.Table;
        await _host.AddAsync(TableText.Seal(whole with { Entries = whole.Entries.RemoveAt(3) }));
        Refused(await _host.SearchAsync("out"), 4, "no cost for 'k5_e3' in slot01", "Profile the space again");
    }

    [Fact]
    public async Task A_budget_below_the_cheapest_network()
    {
        await _host.AddAsync(_host.Table);
        Refused(await _host.SearchAsync("out", "--budget-ms", "3.5"), 2, "the cheapest costs 4 ms", "from 4 to 10 ms");
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("shpaes", "dataset", "shapes")]
    [InlineData("shapes:clases=3", "clases", "classes")]
    public async Task Data_that_do_not_exist(string data, string message, string advice) =>
        Refused(await RunAsync("--data", data, "--cost", "macs"), 2, message, advice);

    [Fact]
    public async Task An_image_without_labels()
    {
        string folder = _host.PathOf("camvid");
        foreach (string part in (string[])["train", "trainannot", "val", "valannot"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        File.WriteAllBytes(Path.Combine(folder, "train", "0001.png"), [1]);
        CommandRun run = await RunAsync("--data", $"camvid:{folder}", "--cost", "macs");
        Refused(run, 3, Path.Combine(folder, "trainannot", "0001.png"), "Add that file");
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Data_for_another_task() => Refused(
        await RunAsync("--data", "shapes:classes=3", "--cost", "macs"), 4, "for segmentation, and the networks of 'tiny' do classification", "another head");

    [Fact]
    public async Task Data_with_more_classes_than_the_head() => Refused(
        await RunAsync("--data", "shapes:task=classification,classes=8", "--cost", "macs"), 4, "8 classes, and the head of 'tiny' has 4", "more classes");

    [Fact]
    public async Task A_folder_that_holds_a_search()
    {
        Assert.Equal(0, (await _host.SearchAsync("out", "--cost", "macs")).ExitCode);
        Refused(await _host.SearchAsync("out", "--cost", "macs"), 8, "already holds a search", "--resume");
        Refused(await _host.SearchAsync("out", "--cost", "macs", "--seed", "2", "--resume"), 4, "--seed 1, not 2", "--out");
    }

    [Fact]
    public async Task A_checkpoint_of_another_space()
    {
        Assert.Equal(0, (await _host.SearchAsync("out", "--cost", "macs")).ExitCode);
        Assert.Equal(0, (await RunAsync("--space", _host.OtherSpaceFile, "--cost", "macs", "--out", _host.PathOf("other"))).ExitCode);
        File.Copy(Path.Combine(_host.PathOf("other"), "checkpoint.safetensors"), Checkpoint, overwrite: true);
        Refused(await _host.SearchAsync("out", "--cost", "macs", "--resume"), 4, "of a search with the space 'tiny'", "start a new one");
    }

    [Fact]
    public async Task A_damaged_checkpoint()
    {
        Assert.Equal(0, (await _host.SearchAsync("out", "--cost", "macs")).ExitCode);
        await using (FileStream file = File.OpenWrite(Checkpoint))
        {
            file.SetLength(file.Length / 2);
        }

        Refused(await _host.SearchAsync("out", "--cost", "macs", "--resume"), 3, Checkpoint, null);
    }

    /// <summary>Four thousand images of a megapixel are more than one array takes, whatever memory there is.</summary>
    [Fact]
    public async Task A_batch_that_no_memory_holds()
    {
        Refused(await RunAsync("--cost", "macs", "--input", "1x3x1024x1024", "--batch", "4096"), 9, "Memory is not enough: a batch of 4096x3x1024x1024", "smaller batch");
        Assert.False(File.Exists(Path.Combine(Out, "search.json")));
    }

    [Fact]
    public async Task A_folder_that_holds_a_search_with_another_budget()
    {
        await _host.AddAsync(_host.Table);
        Assert.Equal(0, (await _host.SearchAsync("out", "--budget-ms", "7", "--train-steps", "0")).ExitCode);
        Refused(
            await _host.SearchAsync("out", "--budget-ms", "8", "--train-steps", "0", "--resume"), 4, "--budget-ms 7, not 8", "another --out");
    }

    /// <summary>
    /// With this rate and the trainer's decay and momentum, weights grow by a fifth a step: infinite after some two hundred,
    /// of which the first hundred are kept.
    /// </summary>
    [Fact]
    public async Task Weights_that_grow_beyond_all_bounds()
    {
        CommandRun run = await _host.SearchAsync("out", "--cost", "macs", "--steps", "100000", "--learning-rate", "38500");
        Refused(run, 9, "In step ", "smaller learning rate");
        Assert.Contains(Checkpoint, run.Error);
        Assert.True(File.Exists(Checkpoint));
        Assert.False(File.Exists(Path.Combine(_host.PathOf("out"), "search.json")));
        Refused(
            await _host.SearchAsync("out", "--cost", "macs", "--steps", "100000", "--learning-rate", "38500", "--resume"),
            9,
            run.Error.Split('\n').Single(line => line.StartsWith("error: ", StringComparison.Ordinal)),
            "smaller learning rate");
    }

    [Theory]
    [InlineData("--steps", "0", "from 1 to")]
    [InlineData("--batch", "0", "from 1 to")]
    [InlineData("--mode", "every", "is not a mode")]
    [InlineData("--strategy", "guess", "strategy")]
    [InlineData("--objective", "additiv", "objective")]
    [InlineData("--cost", "flops", "cost")]
    [InlineData("--cost", "macs=0", "weight above 0")]
    [InlineData("--budget-ms", "3", "not in the unit of --cost macs")]
    [InlineData("--learning-rate", "-1", "at least 0")]
    [InlineData("--input", "4x3x16x16", "one image at a time")]
    public async Task An_option_out_of_its_range(string option, string value, string message)
    {
        string[] cost = option == "--cost" ? [] : ["--cost", "macs"];
        Refused(await RunAsync(["--data", SearchHost.Data, option, value, .. cost]), 2, message, null);
    }

    private string Out => _host.PathOf("out");

    private string Checkpoint => Path.Combine(Out, "checkpoint.safetensors");

    private Task<CommandRun> RunAsync(params string[] options)
    {
        string[] space = options.Contains("--space") ? [] : ["--space", _host.SpaceFile];
        string[] data = options.Contains("--data") ? [] : ["--data", SearchHost.Data];
        string[] folder = options.Contains("--out") ? [] : ["--out", _host.PathOf("out")];
        string[] steps = options.Contains("--steps") ? [] : ["--steps", "12"];
        return _host.RunAsync("search", space, data, folder, steps, "--train-steps", "0", "--no-measure", options);
    }

    private static void Refused(CommandRun run, int exitCode, string message, string? advice)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("error: ", run.Error);
        Assert.Contains(message, run.Error);
        Assert.Contains(advice ?? "", run.Error);
    }
}
