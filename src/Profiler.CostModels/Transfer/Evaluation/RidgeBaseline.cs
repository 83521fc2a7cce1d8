using MathNet.Numerics.LinearAlgebra;

namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>
/// What there is to beat: ridge regression of the new device's latencies on the measured sources' predictions, its
/// penalty chosen by leaving each measurement out in turn.
/// </summary>
internal static class RidgeBaseline
{
    private static readonly double[] Penalties = [0.01, 0.1, 1, 10];

    public static TransferPrediction[] Predict(
        TransferSources sources, IReadOnlyList<TransferObservation> observations, IReadOnlyList<EncodedArchitecture> architectures)
    {
        double[][] known = [.. observations.Select(observation => sources.Predictions(observation.Architecture))];
        double[] latencies = [.. observations.Select(observation => observation.LatencyMs)];
        double penalty = Penalties.MinBy(candidate => Enumerable.Range(0, known.Length).Sum(left =>
        {
            double[][] others = [.. known.Where((_, i) => i != left)];
            double[] otherLatencies = [.. latencies.Where((_, i) => i != left)];
            double error = latencies[left] - Line(others, otherLatencies, candidate)(known[left]);
            return error * error;
        }));
        Func<double[], double> line = Line(known, latencies, penalty);
        return
        [
            .. architectures.Select(architecture => new TransferPrediction(
                line(sources.Predictions(architecture)), double.NaN, double.NaN)),
        ];
    }

    private static Func<double[], double> Line(double[][] rows, double[] latencies, double penalty)
    {
        int width = rows[0].Length;
        Vector<double> mean = Vector<double>.Build.Dense(width, k => rows.Average(row => row[k]));
        double level = latencies.Average();
        Matrix<double> centred = Matrix<double>.Build.Dense(rows.Length, width, (i, k) => rows[i][k] - mean[k]);
        Matrix<double> products = centred.TransposeThisAndMultiply(centred) + (penalty * Matrix<double>.Build.DenseIdentity(width));
        Vector<double> slopes = products.Cholesky().Solve(
            centred.TransposeThisAndMultiply(Vector<double>.Build.Dense(rows.Length, i => latencies[i] - level)));
        double offset = level - (slopes * mean);
        return row => offset + (slopes * Vector<double>.Build.Dense(row));
    }
}
