namespace Profiler.Search.Supernets.Kernels;

/// <summary>Turns sums over a slot's output pixels into a norm's statistics, or takes the running ones.</summary>
internal static class NormSettling
{
    /// <param name="sums">Of the values a channel, then of their squares.</param>
    /// <param name="running">Running statistics and the channel there; null for a channel that only pads a vector.</param>
    public static void Settle(SlotRun run, ChannelNorm norm, int channel, PieceSums sums, (RunningValues Values, int Channel)? running)
    {
        if (running is not { } found)
        {
            norm.Settle(channel, 0, 0);
            return;
        }

        if (!run.Setting.UsesBatch)
        {
            norm.Settle(channel, found.Values.Mean[found.Channel], found.Values.Variance[found.Channel]);
            return;
        }

        int count = run.Shape.OutPixels;
        double mean = sums[channel] / count;
        double variance = Math.Max((sums[norm.Channels + channel] / count) - (mean * mean), 0);
        norm.Settle(channel, mean, variance);
        found.Values.Move(found.Channel, mean, variance, count, run.Setting.Momentum);
    }
}
