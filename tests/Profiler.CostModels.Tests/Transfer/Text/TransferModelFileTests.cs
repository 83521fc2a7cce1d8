using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Errors;

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
        File.WriteAllText(_file, File.ReadAllText(_file).Replace("profiler-transfer/1", "profiler-transfer/9", StringComparison.Ordinal));

        Assert.Contains("profiler-transfer/9", Refusal(ErrorCode.Mismatch).Message);
    }

    [Fact]
    public void Another_definition_of_the_space_is_refused()
    {
        var error = Assert.Throws<ProfilerException>(() => TransferModelFile.Load(_file, _ => TransferSpace.Resolve("squeezenas-small")));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
    }

    private TransferModel Load() => TransferModelFile.Load(_file, name => TransferSpace.Resolve(name));

    private ProfilerException Refusal(ErrorCode code)
    {
        var error = Assert.Throws<ProfilerException>(Load);
        Assert.Equal(code, error.Code);
        return error;
    }
}
