using Profiler.Bindings.XGBoost.Native;

namespace Profiler.Bindings.XGBoost;

/// <summary>Boosted trees. Not to be used by two threads at once.</summary>
public sealed class Booster : IDisposable
{
    private readonly BoosterHandle _handle;

    /// <summary>A booster without trees.</summary>
    /// <param name="matrices">Those it will be trained on and evaluated on; it keeps their predictions from round to round.</param>
    /// <exception cref="XGBoostException">The library cannot be loaded, or refuses a parameter.</exception>
    public Booster(BoosterParameters parameters, params IEnumerable<DMatrix> matrices)
        : this(BoosterCalls.Create([.. matrices.Select(matrix => matrix.Handle)]), parameters.Manner().Concat(parameters.Growth()))
    {
    }

    private Booster(BoosterHandle handle, IEnumerable<(string Name, string Value)> settings)
    {
        _handle = handle;
        try
        {
            foreach ((string name, string value) in settings)
            {
                BoosterCalls.Set(_handle, name, value);
            }
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>Columns of the rows that it was trained on.</summary>
    public int Columns => BoosterCalls.Columns(_handle);

    public int Trees => BoosterCalls.Rounds(_handle);

    /// <summary>Reads what <see cref="Save"/> wrote, in either format.</summary>
    /// <remarks>The library trusts what it reads: damaged bytes may end the process. Check them before.</remarks>
    /// <exception cref="XGBoostException">The library cannot be loaded, or refuses the model.</exception>
    public static Booster Load(ReadOnlySpan<byte> model)
    {
        var booster = new Booster(BoosterCalls.Create([]), new BoosterParameters(Seed: 0).Manner());
        try
        {
            BoosterCalls.Load(booster._handle, model);
            return booster;
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    /// <summary>Grows trees on <paramref name="training"/> until <paramref name="heldOut"/> gets no better, and keeps those up to the best.</summary>
    /// <param name="patience">Rounds without a smaller error after which growing stops.</param>
    /// <exception cref="XGBoostException">The library cannot be loaded, or refuses a parameter or value.</exception>
    public static Booster Train(
        BoosterParameters parameters, DMatrix training, DMatrix heldOut, int maxRounds, int patience, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxRounds);
        using var booster = new Booster(parameters, training, heldOut);
        (int Rounds, double Error) best = (1, double.PositiveInfinity);
        for (int round = 0; round < maxRounds && round < best.Rounds + patience; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            booster.Update(round, training);
            double error = booster.Evaluate(round, heldOut);
            if (error < best.Error)
            {
                best = (round + 1, error);
            }
        }

        return booster.First(best.Rounds);
    }

    /// <summary>Adds a tree.</summary>
    public void Update(int round, DMatrix training) => BoosterCalls.Update(_handle, round, training.Handle);

    /// <summary>The root of the weighted mean of squared errors.</summary>
    public double Evaluate(int round, DMatrix heldOut) => BoosterCalls.Evaluate(_handle, round, heldOut.Handle);

    /// <summary>A booster of the first trees alone.</summary>
    public Booster First(int trees) => new(BoosterCalls.Slice(_handle, trees), []);

    /// <summary>Predicts without copying the rows.</summary>
    /// <param name="values">Row after row of <see cref="Columns"/> values; NaN is a missing value.</param>
    /// <param name="predictions">Takes one value a row.</param>
    public void Predict(ReadOnlySpan<float> values, Span<float> predictions)
    {
        int columns = Columns;
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, checked(columns * predictions.Length));
        if (predictions.Length > 0)
        {
            BoosterCalls.Predict(_handle, values, columns, predictions);
        }
    }

    /// <summary>The model in one of the formats that every version and binding of XGBoost reads.</summary>
    public byte[] Save(ModelFormat format) => BoosterCalls.Save(_handle, format);

    public void Dispose() => _handle.Dispose();
}
