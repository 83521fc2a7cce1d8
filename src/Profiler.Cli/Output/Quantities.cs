using System.Globalization;

namespace Profiler.Cli.Output;

/// <summary>Numbers as tables show them: a unit that fits the column's heading, as many digits as mean something.</summary>
public static class Quantities
{
    private const double MebibyteBytes = 1 << 20;

    /// <summary>MACs in units of 1e9; three decimals keep small blocks apart.</summary>
    public static string Giga(long macs) => Fixed(macs / 1e9, 3);

    /// <summary>Parameters in units of 1e6.</summary>
    public static string Mega(long parameters) => Fixed(parameters / 1e6, 3);

    public static string Mebibytes(long bytes) => Fixed(bytes / MebibyteBytes, 2);

    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>A count that only its logarithm can hold, such as 1.9e22.</summary>
    public static string PowerOfTen(double log10)
    {
        double exponent = Math.Floor(log10);
        return $"{Fixed(Math.Pow(10, log10 - exponent), 1)}e{exponent:0}";
    }

    private static string Fixed(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
