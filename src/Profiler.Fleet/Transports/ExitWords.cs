namespace Profiler.Fleet.Transports;

/// <summary>How an agent's process ended, in words.</summary>
internal static class ExitWords
{
    /// <summary>A shell and .NET tell a signal as an exit status above this.</summary>
    private const int FirstSignal = 128;

    /// <param name="errors">What it wrote to standard error; may be empty.</param>
    public static string Of(int exitCode, string errors)
    {
        string how = exitCode > FirstSignal ? $"was killed by signal {exitCode - FirstSignal}" : $"ended with exit code {exitCode}";
        return errors.Length > 0 ? $"the agent {how}: {errors}" : $"the agent {how}";
    }
}
