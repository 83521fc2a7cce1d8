using System.Globalization;
using System.Text.RegularExpressions;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>
/// The version in trtexec's banner: four digits up to TensorRT 9 ("v8502" is 8.5.2), six from 10 on ("v100300" is
/// 10.3.0); TensorRT 7 prints none.
/// </summary>
internal readonly partial record struct TrtexecVersion(int Major, int Minor, int Patch)
{
    public const int Oldest = 7;
    public const int Newest = 10;

    private const int OldDigits = 4;

    /// <summary>Whether its options and files are those that we know.</summary>
    public bool IsKnown => Major is >= Oldest and <= Newest;

    public bool HasTimingCache => Major >= 8;

    /// <summary>Before 8.4 the memory that layers may be tried with is 16 MiB unless told, too little for the fast ones.</summary>
    public bool NeedsWorkspace => IsBefore(8, 4);

    /// <summary>Before 8 a model's batch is a dimension only where that is said.</summary>
    public bool NeedsExplicitBatch => Major < 8;

    public bool HasLayerInfo => !IsBefore(8, 2);

    /// <summary>Whether times can be taken without the profiler in the same call, and without copies to the device.</summary>
    public bool HasSeparateProfile => Major >= 8;

    /// <returns>Null where the output is not trtexec's.</returns>
    public static TrtexecVersion? Read(string output)
    {
        Match banner = Banner().Match(output);
        if (!banner.Success)
        {
            return null;
        }

        string digits = banner.Groups["digits"].Value;
        if (digits.Length == 0)
        {
            return new TrtexecVersion(Oldest, 0, 0);
        }

        int number = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length <= OldDigits
            ? new TrtexecVersion(number / 1000, number / 100 % 10, number % 100)
            : new TrtexecVersion(number / 10_000, number / 100 % 100, number % 100);
    }

    /// <summary>As targets name it; of TensorRT 7 no more is known.</summary>
    public override string ToString() => Major == Oldest ? "7" : $"{Major}.{Minor}.{Patch}";

    private bool IsBefore(int major, int minor) => Major < major || (Major == major && Minor < minor);

    [GeneratedRegex(@"&&&& RUNNING TensorRT\.trtexec( \[TensorRT v(?<digits>\d{4,6})\])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Banner();
}
