namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>Latencies of a device on a few architectures, with the kernel that the other families' sources give them.</summary>
internal sealed class HeldOutSample
{
    /// <summary>The variances that the kernel's parts are made with; the search multiplies them.</summary>
    private static readonly TransferHyperparameters Unit = new(1, 1, 1, 0);

    private readonly KernelRows _rows;
    private readonly double[] _latencies;
    private readonly double[] _noise;

    private HeldOutSample(KernelRows rows, double[] latencies)
    {
        _rows = rows;
        _latencies = latencies;
        _noise = new double[latencies.Length];
        Array.Fill(_noise, 1);
    }

    /// <summary>For each repeat one of the family's devices in turn, so that families count alike.</summary>
    public static IEnumerable<HeldOutSample> Of(TransferSources sources, string family, HyperparameterEffort effort, Random random)
    {
        DeviceLatencies[] devices = [.. sources.Devices.Where(device => device.Family == family)];
        TransferPrior prior = sources.Without(family).Prior(Unit);
        for (int repeat = 0; repeat < effort.Repeats; repeat++)
        {
            DeviceLatencies device = devices[repeat % devices.Length];
            int[] measured = [.. Enumerable.Range(0, sources.Pool.Length).Where(i => device.LatencyMs[i] > 0)];
            random.Shuffle(measured);
            int[] drawn = [.. measured.Take(effort.Architectures)];
            double mean = drawn.Average(i => device.LatencyMs[i]);
            yield return new HeldOutSample(
                prior.Rows([.. drawn.Select(i => sources.Pool[i])]), [.. drawn.Select(i => device.LatencyMs[i] / mean)]);
        }
    }

    /// <param name="logSources">Logarithm of theta_s.</param>
    /// <param name="logChoices">Logarithm of theta_e.</param>
    public HeldOutFit Best(double logSources, double logChoices)
    {
        var form = new KernelForm(0, Math.Exp(logSources), Math.Exp(logChoices));
        int n = _latencies.Length;
        var basis = new KernelBasis(form, _rows.Matrix(form), _noise);
        double[] ones = new double[n];
        double[] y = new double[n];
        basis.Rotate(_noise, ones);
        basis.Rotate(_latencies, y);
        return HyperparameterEstimate.Noises().Select(nu => At(nu, basis.Values, ones, y)).MaxBy(fit => fit.LogLikelihood);
    }

    private static HeldOutFit At(double nu, double[] values, double[] ones, double[] y)
    {
        double precision = 0;
        double product = 0;
        double logDeterminant = 0;
        for (int k = 0; k < values.Length; k++)
        {
            double inverse = 1 / (values[k] + nu);
            precision += ones[k] * ones[k] * inverse;
            product += ones[k] * y[k] * inverse;
            logDeterminant -= Math.Log(inverse);
        }

        double level = product / precision;
        double squares = 0;
        for (int k = 0; k < values.Length; k++)
        {
            double residual = y[k] - (level * ones[k]);
            squares += residual * residual / (values[k] + nu);
        }

        int degrees = values.Length - 1;
        double variance = squares / degrees;
        double likelihood = -0.5 * (logDeterminant + Math.Log(precision) + (degrees * Math.Log(variance)));
        return new HeldOutFit(likelihood, variance, Math.Log(nu));
    }
}
