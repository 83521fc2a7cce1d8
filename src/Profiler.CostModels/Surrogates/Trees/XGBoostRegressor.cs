using Profiler.Bindings.XGBoost;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>Trees of XGBoost, laid out anew to be asked, with the model as the library saved it.</summary>
internal sealed class XGBoostRegressor : IRegressor
{
    private readonly FlatTrees _trees;
    private readonly byte[] _model;

    /// <exception cref="XGBoostException">The library fails.</exception>
    /// <exception cref="FormatException">The library's trees are of another kind than is read here.</exception>
    public XGBoostRegressor(Booster booster)
    {
        _trees = XGBoostDocument.Read(booster.Save(ModelFormat.Json));
        _model = booster.Save(ModelFormat.Ubj);
        CompareWith(booster);
    }

    public int Columns => _trees.Columns;

    public void Predict(ReadOnlySpan<float> features, Span<float> predictions) => _trees.Predict(features, predictions);

    public byte[] Save() => new SealedModel(XGBoostTrainer.LibraryName, Columns, _model).ToBytes();

    public void Dispose()
    {
    }

    /// <summary>Two rows by both, so that trees which another version writes in another sense cannot pass unnoticed.</summary>
    private void CompareWith(Booster booster)
    {
        float[] rows = [.. Enumerable.Repeat(0f, Columns), .. Enumerable.Repeat(float.NaN, Columns)];
        float[] ours = new float[2];
        float[] theirs = new float[2];
        Predict(rows, ours);
        booster.Predict(rows, theirs);
        if (!ours.AsSpan().SequenceEqual(theirs))
        {
            throw new FormatException(FormattableString.Invariant($"XGBoost {XGBoostLibrary.Version} predicts {theirs[0]} where its trees, as they are read here, predict {ours[0]}"));
        }
    }
}
