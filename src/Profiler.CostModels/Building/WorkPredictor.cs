using Profiler.Networks.Counting;

namespace Profiler.CostModels.Building;

/// <summary>
/// Predicts a block that was never seen from what it computes: ms = launch + MACs / rate + bytes / bandwidth, fitted
/// to the blocks that were seen. A roofline's terms added instead of maximised; good to a few ten percent, and marked.
/// </summary>
internal sealed class WorkPredictor
{
    /// <summary>Interval half-width, relative, where too few blocks were seen to tell the fit's own error.</summary>
    private const double WideError = 1.0;
    private const int MinBlocks = 6;
    private const double Confidence = 0.95;

    private readonly double[] _coefficients;

    public WorkPredictor(IReadOnlyList<(NetworkCounts Work, double Ms)> seen)
    {
        (NetworkCounts Work, double Ms)[] running = [.. seen.Where(block => block.Work.Macs > 0 && block.Ms > 0)];
        if (running.Length < MinBlocks)
        {
            double macs = running.Sum(block => (double)block.Work.Macs);
            _coefficients = [0, macs > 0 ? running.Sum(block => block.Ms) / macs : 0, 0];
            RelativeError = WideError;
            return;
        }

        _coefficients = Fit(running);
        double[] errors = [.. running.Select(block => Math.Abs((Predict(block.Work) / block.Ms) - 1)).Order()];
        RelativeError = errors[(int)Math.Ceiling(Confidence * errors.Length) - 1];
    }

    /// <summary>The 95 % quantile of the relative error on the blocks seen.</summary>
    public double RelativeError { get; }

    /// <summary>In ms, at least 0; exactly 0 for a block that does nothing.</summary>
    public double Predict(NetworkCounts work) => work.ActivationBytes == 0
        ? 0
        : Math.Max(0, _coefficients[0] + (_coefficients[1] * work.Macs) + (_coefficients[2] * work.ActivationBytes));

    /// <summary>Least squares of the relative error.</summary>
    private static double[] Fit((NetworkCounts Work, double Ms)[] blocks) =>
        NonNegativeFit.Solve(blocks.Length, terms: 3, (i, j) => Feature(blocks[i].Work, j) / blocks[i].Ms, _ => 1);

    private static double Feature(NetworkCounts work, int index) => index switch
    {
        0 => 1,
        1 => work.Macs,
        _ => work.ActivationBytes,
    };
}
