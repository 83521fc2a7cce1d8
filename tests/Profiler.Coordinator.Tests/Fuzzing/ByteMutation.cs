namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutation
{
    public static byte[] Of(byte[] whole, Random random) => whole.Length == 0 ? [0] : random.Next(7) switch
    {
        0 => whole[..random.Next(whole.Length)],
        1 => [.. whole, .. whole],
        2 => Changed(whole, random, random.Next(1, 4)),
        3 => Changed(whole, random, random.Next(10, 100)),
        4 => Inserted(whole, random, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        5 => Inserted(whole, random, [0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff, 0xfe, 0x00]),
        _ => Exchanged(whole, random),
    };

    public static byte[] Changed(byte[] whole, Random random, int count)
    {
        byte[] changed = [.. whole];
        for (; count > 0; count--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static byte[] Inserted(byte[] whole, Random random, byte[] strange)
    {
        int at = random.Next(whole.Length);
        return [.. whole.AsSpan(0, at), .. strange, .. whole.AsSpan(at)];
    }

    /// <summary>A piece of it over another piece.</summary>
    private static byte[] Exchanged(byte[] whole, Random random)
    {
        byte[] changed = [.. whole];
        int length = random.Next(1, Math.Max(2, whole.Length / 4));
        whole.AsSpan(random.Next(whole.Length - length + 1), length).CopyTo(changed.AsSpan(random.Next(whole.Length - length + 1)));
        return changed;
    }
}
