using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Tests.Surrogates;

/// <summary>A library whose trees answer the weighted mean whatever they are asked: for tests of all that is around them.</summary>
internal sealed class MeanTrainer(string name = "mean") : ISurrogateTrainer
{
    public string Name => name;

    /// <summary>How trees were asked for last.</summary>
    public TreeOptions? Asked { get; private set; }

    public IRegressor Train(RegressionData training, RegressionData heldOut, TreeOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked = options;
        float sum = 0;
        for (int row = 0; row < training.Rows; row++)
        {
            sum += training.Targets.Span[row] * training.Weights.Span[row];
        }

        return new Mean(training.Columns, sum / training.Rows);
    }

    public IRegressor Load(ReadOnlyMemory<byte> model) => new Mean(BitConverter.ToInt32(model.Span), BitConverter.ToSingle(model.Span[4..]));

    private sealed class Mean(int columns, float value) : IRegressor
    {
        public int Columns => columns;

        public int Trees => 3;

        public void Predict(ReadOnlySpan<float> features, Span<float> predictions) => predictions.Fill(value);

        public byte[] Save() => [.. BitConverter.GetBytes(columns), .. BitConverter.GetBytes(value)];

        public void Dispose()
        {
        }
    }
}
