using System.Collections.Concurrent;
using System.Net;

namespace Profiler.Coordinator.Limits;

/// <summary>A bucket for every key, and one for every address that comes without a valid key.</summary>
public sealed class RateLimits(RateLimitOptions options, TimeProvider time)
{
    /// <summary>Beyond so many addresses at once they share one bucket: a flood from made-up addresses takes no memory.</summary>
    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, TokenBucket> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IPAddress, TokenBucket> _addresses = new();
    private readonly TokenBucket _otherAddresses = new(options.UnknownPerSecond, options.UnknownBurst, time);

    /// <returns>Zero where the request is permitted; otherwise how long until the next one is.</returns>
    public TimeSpan TakeForKey(string keyId) =>
        _keys.GetOrAdd(keyId, _ => new TokenBucket(options.PerSecond, options.Burst, time)).Take();

    /// <summary>The same for a request without a valid key.</summary>
    public TimeSpan TakeForAddress(IPAddress? address)
    {
        if (address is null)
        {
            return _otherAddresses.Take();
        }

        if (_addresses.TryGetValue(address, out TokenBucket? bucket))
        {
            return bucket.Take();
        }

        if (_addresses.Count >= MostAddresses)
        {
            ForgetIdle();
        }

        return _addresses.Count >= MostAddresses
            ? _otherAddresses.Take()
            : _addresses.GetOrAdd(address, _ => new TokenBucket(options.UnknownPerSecond, options.UnknownBurst, time)).Take();
    }

    private void ForgetIdle()
    {
        foreach ((IPAddress address, TokenBucket bucket) in _addresses)
        {
            if (bucket.IsFull)
            {
                _addresses.TryRemove(address, out _);
            }
        }
    }
}
