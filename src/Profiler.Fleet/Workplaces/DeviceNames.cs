using System.Text.RegularExpressions;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Workplaces;

/// <summary>What a device may be called.</summary>
public static partial class DeviceNames
{
    /// <exception cref="ProfilerException">It cannot be a name.</exception>
    public static void Require(string name)
    {
        if (!Pattern().IsMatch(name))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{name}' is no name for a device.",
                "Take 1 to 64 lower-case letters, digits, dots, hyphens and underscores, beginning with a letter or digit.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex Pattern();
}
