using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Transfer.Text;

public sealed class TransferModelFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("profiler-test-").FullName, "model.json");
    private readonly TransferModel _model;

    public TransferModelFileTests()
    {
        TransferTable table = SyntheticDevices.Table();
        TransferSources sources = SyntheticDevices.Sources(table, "ant_1", "bee_1");
        TransferPrior prior = sources.Prior(SyntheticDevices.Space.HyperparametersFor(sources, 1));
        DeviceLatencies target = table.Device("cow_1");
        _model = TransferFit.Fit(prior, [.. Enumerable.Range(0, 6).Select(i => new TransferObservation(table.Architectures[i], target.LatencyMs[i]))], 1.3);
        File.WriteAllBytes(_file, TransferModelFile.Write(_model));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void A_model_that_was_kept_predicts_the_same()
    {
        TransferModel read = Load();
        EncodedArchitecture architecture = _model.Prior.Encoder.Encode(new string('3', 22));

        Assert.Equal(_model.Predict(architecture), read.Predict(architecture));
    }

    [Fact]
    public void A_number_that_was_changed_is_found()
    {
        File.WriteAllText(_file, File.ReadAllText(_file).Replace("\"widening\":1.3", "\"widening\":1.1", StringComparison.Ordinal));

        Assert.Contains("checksum", Refusal(ErrorCode.InvalidFile).Message);
    }

    [Fact]
    public void A_file_that_ends_early_is_refused()
    {
        File.WriteAllText(_file, File.ReadAllText(_file)[..500]);

        Refusal(ErrorCode.InvalidFile);
    }

    [Fact]
    public void Another_version_is_refused()
    {
        File.WriteAllText(_file, File.ReadAllText(_file).Replace("profiler-transfer/2", "profiler-transfer/9", StringComparison.Ordinal));

        Assert.Contains("profiler-transfer/9", Refusal(ErrorCode.Mismatch).Message);
    }

    [Theory]
    [InlineData("squeezenas-small")]
    [InlineData("nasbench201")]
    public void A_model_needs_no_file_of_its_space(string name)
    {
        SearchSpace renamed = SearchSpaceJson.Parse(
            SearchSpaceJson.Write(BuiltInSpaces.Get(name)).Replace($"\"{name}\"", "\"mine\"", StringComparison.Ordinal), "mine.json");
        TransferSpace space = TransferSpace.Of(renamed);
        var sampler = new ArchitectureSampler(renamed, 1);
        Func<Architecture, EncodedArchitecture> encode = space.Encoder is CellEncoder cells ? cells.Encode : ((SlotEncoder)space.Encoder).Encode;
        ImmutableArray<EncodedArchitecture> pool = [.. Enumerable.Range(0, 40).Select(_ => encode(sampler.Uniform()))];
        var sources = new TransferSources(space.Encoder, pool, [], space.AnalyticTables);
        TransferModel model = TransferFit.Fit(
            sources.Prior(space.HyperparametersFor(sources, 1)), [new(pool[0], 3), new(pool[1], 4), new(pool[2], 3.5)], 1);
        File.WriteAllBytes(_file, TransferModelFile.Write(model));

        TransferModel read = Load();

        Assert.Equal("mine", read.Prior.Encoder.Space);
        Assert.Equal(model.Predict(pool[9]), read.Predict(read.Prior.Encoder.Encode(pool[9].Text)));
    }

    private TransferModel Load() => TransferModelFile.Load(_file);

    private ProfilerException Refusal(ErrorCode code)
    {
        var error = Assert.Throws<ProfilerException>(Load);
        Assert.Equal(code, error.Code);
        return error;
    }
}
