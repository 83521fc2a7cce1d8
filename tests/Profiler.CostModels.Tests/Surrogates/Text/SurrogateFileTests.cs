using System.Text;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Text;
using Profiler.CostModels.Surrogates.Trees;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Surrogates.Text;

public sealed class SurrogateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("surrogate-").FullName;
    private readonly Surrogate _surrogate = Build();

    public void Dispose()
    {
        _surrogate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_is_read_answers_as_what_was_written()
    {
        using Surrogate trained = TrainedSurrogate.Build(new KernelWorld().Networks(8));
        string path = Path.Combine(_folder, "a.json");
        RuntimeGraph graph = new KernelWorld(seed: 5).Network("plain").Graph;

        SurrogateFile.Write(trained, path);
        using Surrogate read = SurrogateFile.Read(path, new XGBoostTrainer());

        Assert.Equal(trained.Id, read.Id);
        Assert.Equal(trained.Estimate(graph).Cost, read.Estimate(graph).Cost);
        Assert.Equal(trained.HeldOut, read.HeldOut);
        Assert.Equal(trained.LeftOutFamilies.AsEnumerable(), read.LeftOutFamilies);
        Assert.Equal((trained.Trees, trained.Calibration, trained.Interval), (read.Trees, read.Calibration, read.Interval));
        Assert.Equal(SurrogateFile.Compose(trained), SurrogateFile.Compose(read));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void People_can_read_what_it_is_of()
    {
        string text = Encoding.UTF8.GetString(SurrogateFile.Compose(_surrogate));

        Assert.Contains("\"schema\": \"profiler-surrogate/2\"", text);
        Assert.Contains($"\"id\": \"{_surrogate.Id}\"", text);
        Assert.Contains("\"runtimeVersion\": \"1.29.0\"", text);
        Assert.Contains("\"trainer\": \"mean\"", text);
    }

    [Fact]
    public void Energies_are_read_as_they_were_written_and_stand_only_where_there_are_some()
    {
        var energy = new EnergyModel(5, 10, 80, Networks: 12, RelativeError90: 0.04);
        using Surrogate trained = TrainedSurrogate.Build(new KernelWorld().Networks(8));
        using Surrogate with = trained.WithEnergy(energy, new XGBoostTrainer());
        using Surrogate read = SurrogateFile.Parse(SurrogateFile.Compose(with), "here.json", new XGBoostTrainer());
        RuntimeGraph graph = new KernelWorld(seed: 5).Network("plain").Graph;

        CostEstimate cost = read.Estimate(graph, new NetworkWork(1_000_000, 50_000)).Cost;

        Assert.Equal((energy, with.Id), (read.Energy, read.Id));
        Assert.NotEqual(trained.Id, with.Id);
        Assert.Equal(trained.Estimate(graph).Cost.LatencyMs, cost.LatencyMs);
        Assert.Equal(energy.MjOf(cost.LatencyMs, 1_000_000, 200_000), cost.Energy!.Mj);
        Assert.Null(trained.Estimate(graph, new NetworkWork(1, 1)).Cost.Energy);
        Assert.DoesNotContain("energy", Encoding.UTF8.GetString(SurrogateFile.Compose(trained)));
    }

    [Fact]
    public void Refuses_a_file_that_was_cut()
    {
        byte[] bytes = SurrogateFile.Compose(_surrogate);

        ProfilerException error = Refused(bytes.AsSpan(0, bytes.Length / 2));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("here.json, line", error.Message);
    }

    [Theory]
    [InlineData("\"seed\": 1,", "\"seed\": 2,")]
    [InlineData("\"launchMs\": 0.", "\"launchMs\": 1.")]
    [InlineData("\"sha256\": \"", "\"sha256\": \"0")]
    [InlineData("\"id\": \"", "\"id\": \"0")]
    public void Refuses_a_file_that_was_changed(string from, string to)
    {
        string text = Encoding.UTF8.GetString(SurrogateFile.Compose(_surrogate));
        Assert.Contains(from, text);

        ProfilerException error = Refused(Encoding.UTF8.GetBytes(text.Replace(from, to)));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("was changed after it was written", error.Message);
    }

    [Fact]
    public void Refuses_damaged_trees()
    {
        byte[] bytes = SurrogateFile.Compose(_surrogate);
        int trees = Encoding.UTF8.GetString(bytes).IndexOf("\"trees\": \"", StringComparison.Ordinal) + 11;
        bytes[trees] = bytes[trees] == (byte)'A' ? (byte)'B' : (byte)'A';

        Assert.Equal(ErrorCode.InvalidFile, Refused(bytes).Code);
    }

    [Fact]
    public void Refuses_the_file_of_a_newer_program()
    {
        string text = Encoding.UTF8.GetString(SurrogateFile.Compose(_surrogate)).Replace("profiler-surrogate/2", "profiler-surrogate/3");

        ProfilerException error = Refused(Encoding.UTF8.GetBytes(text));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("profiler-surrogate/3", error.Message);
    }

    [Fact]
    public void Refuses_trees_that_grew_on_other_features()
    {
        SurrogateContent content = _surrogate.Content with { FeatureVersion = 99 };
        using var other = new Surrogate(content, new MeanTrainer().Load(_surrogate.SavedTrees), _surrogate.SavedTrees);

        ProfilerException error = Refused(SurrogateFile.Compose(other));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("version 99", error.Message);
    }

    [Fact]
    public void Refuses_trees_of_a_library_that_is_not_there()
    {
        var error = Assert.Throws<ProfilerException>(
            () => SurrogateFile.Parse(SurrogateFile.Compose(_surrogate), "here.json", new MeanTrainer("other")));

        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("mean", error.Message);
    }

    [Fact]
    public void Refuses_what_is_no_surrogate()
    {
        Assert.Equal(ErrorCode.InvalidFile, Refused("{}"u8).Code);
        Assert.Equal(ErrorCode.InvalidFile, Refused("\0\0"u8).Code);
        Assert.Equal(
            ErrorCode.InvalidFile,
            Assert.Throws<ProfilerException>(() => SurrogateFile.Read(Path.Combine(_folder, "none.json"), new MeanTrainer())).Code);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        string path = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(path);

        var error = Assert.Throws<ProfilerException>(() => SurrogateFile.Write(_surrogate, path));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static ProfilerException Refused(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        return Assert.Throws<ProfilerException>(() => SurrogateFile.Parse(copy, "here.json", new MeanTrainer()));
    }

    private static Surrogate Build() =>
        SurrogateBuilder.Build(KernelWorld.Subject, new KernelWorld().Networks(6), new MeanTrainer(), seed: 1, CancellationToken.None);
}
