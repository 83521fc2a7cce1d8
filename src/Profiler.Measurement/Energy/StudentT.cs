namespace Profiler.Measurement.Energy;

/// <summary>Student's t at 95 %, for two-sided intervals of 90 %.</summary>
internal static class StudentT
{
    private const double Normal95 = 1.6448536269514722;

    /// <summary>
    /// By the expansion in 1/degrees around the normal quantile (Abramowitz and Stegun 26.7.5): from 3 degrees of
    /// freedom on within 0.3 %.
    /// </summary>
    public static double At95(double degrees)
    {
        const double z = Normal95;
        const double z3 = z * z * z;
        const double z5 = z3 * z * z;
        const double z7 = z5 * z * z;
        const double z9 = z7 * z * z;
        double first = (z3 + z) / 4;
        double second = ((5 * z5) + (16 * z3) + (3 * z)) / 96;
        double third = ((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / 384;
        double fourth = ((79 * z9) + (776 * z7) + (1482 * z5) - (1920 * z3) - (945 * z)) / 92160;
        return z + (first + ((second + ((third + (fourth / degrees)) / degrees)) / degrees)) / degrees;
    }
}
