using Profiler.Networks.Errors;

namespace Profiler.Store.Keys;

/// <summary>What a key that is to be made must be.</summary>
public static class NewKeyRules
{
    private const int LongestName = 100;

    /// <exception cref="ProfilerException">A name that is none; an agent's key without its device, or a device for another role.</exception>
    public static void Require(string name, ApiKeyRole role, string? device)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"A key's name has 1 to {LongestName} printable characters.");
        }

        if ((role == ApiKeyRole.Agent) == string.IsNullOrWhiteSpace(device))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                role == ApiKeyRole.Agent ? "An agent's key needs the device that it is for." : "Only an agent's key is for a device.",
                "Give a device with the role agent, and with no other.");
        }
    }
}
