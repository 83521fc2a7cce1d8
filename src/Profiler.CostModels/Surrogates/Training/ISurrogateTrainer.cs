namespace Profiler.CostModels.Surrogates.Training;

/// <summary>A library that grows boosted regression trees; several threads may train at once.</summary>
public interface ISurrogateTrainer
{
    /// <summary>Names the library and its format in stored surrogates: xgboost, fasttree.</summary>
    string Name { get; }

    /// <summary>Grows trees on <paramref name="training"/> until <paramref name="heldOut"/> gets no better.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">A value is not finite, or the library cannot be loaded.</exception>
    IRegressor Train(RegressionData training, RegressionData heldOut, TreeOptions options, CancellationToken cancellationToken);

    /// <summary>Reads what <see cref="IRegressor.Save"/> wrote.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">The model is damaged, or of another library.</exception>
    IRegressor Load(ReadOnlyMemory<byte> model);
}
