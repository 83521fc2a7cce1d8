using Profiler.Networks.Errors;

namespace Profiler.Search.Distributed;

/// <summary>Slurm's short form of a list of hosts: "gpu[03-05,9],login1".</summary>
internal static class SlurmNodes
{
    /// <returns>The first host of the list, where rank 0 runs.</returns>
    /// <exception cref="ProfilerException">A list that is none.</exception>
    internal static string First(string list)
    {
        int bracket = list.IndexOf('[', StringComparison.Ordinal);
        int comma = list.IndexOf(',', StringComparison.Ordinal);
        if (bracket < 0 || (comma >= 0 && comma < bracket))
        {
            return comma < 0 ? list : list[..comma];
        }

        int end = list.IndexOfAny([',', '-', ']'], bracket);
        int close = list.IndexOf(']', bracket);
        if (end <= bracket + 1 || close < 0)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"SLURM_NODELIST is \"{list}\", which is no list of hosts.", "Set MASTER_ADDR to the first host.");
        }

        // What follows the bracket up to the next comma belongs to the name: "rack[1-2]-ib".
        int next = list.IndexOf(',', close);
        return list[..bracket] + list[(bracket + 1)..end] + (next < 0 ? list[(close + 1)..] : list[(close + 1)..next]);
    }
}
