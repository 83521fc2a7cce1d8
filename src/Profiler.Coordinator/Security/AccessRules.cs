using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Coordinator.Security;

/// <summary>Decides at the start whether keys are asked for.</summary>
internal static class AccessRules
{
    /// <exception cref="ProfilerException">Others could reach it, and there is no key that they could be told apart by.</exception>
    public static async Task<AccessMode> DecideAsync(CoordinatorOptions options, ProfilerDatabase database, TimeProvider time)
    {
        ImmutableArray<Uri> urls = ListeningUrls.Parse(options.Urls);
        if (urls.All(ListeningUrls.IsLoopback) && !options.RequireKeys)
        {
            return new AccessMode(AsksForKeys: false);
        }

        DateTimeOffset now = time.GetUtcNow();
        bool hasKey = (await database.Keys.AllAsync()).Any(key => key.RevokedAt is null && !(key.ExpiresAt <= now));
        return hasKey
            ? new AccessMode(AsksForKeys: true)
            : throw new ProfilerException(
                ErrorCode.AccessDenied,
                $"Whoever reaches {options.Urls} needs a key, and the database holds none that is valid.",
                "Make one first: profiler key create --name admin --role admin.");
    }
}
