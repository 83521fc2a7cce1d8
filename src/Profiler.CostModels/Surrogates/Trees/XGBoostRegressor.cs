using Profiler.Bindings.XGBoost;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>Owns trees of XGBoost.</summary>
internal sealed class XGBoostRegressor(Booster booster, int columns) : IRegressor
{
    public int Columns => columns;

    public int Trees => booster.Trees;

    public void Predict(ReadOnlySpan<float> features, Span<float> predictions) => booster.Predict(features, predictions);

    public byte[] Save() => new SealedModel(XGBoostTrainer.LibraryName, Columns, booster.Save(ModelFormat.Ubj)).ToBytes();

    public void Dispose() => booster.Dispose();
}
