namespace Profiler.Search.Supernets.Kernels;

/// <summary>Runs independent pieces of a kernel on as many threads as Torch has.</summary>
internal sealed class Workers(int threads)
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    public int Threads => threads;

    public void Run(int pieces, Action<int> body)
    {
        if (threads == 1 || pieces == 1)
        {
            for (int i = 0; i < pieces; i++)
            {
                body(i);
            }

            return;
        }

        Parallel.For(0, pieces, _options, body);
    }

    /// <summary>Cuts a range into at most <see cref="Threads"/> x 4 runs, each a multiple of the grain but the last.</summary>
    public (int Size, int Count) Cut(int length, int grain)
    {
        int wanted = Math.Max(1, threads * (threads == 1 ? 1 : 4));
        int size = Math.Max(grain, ((length + wanted - 1) / wanted + grain - 1) / grain * grain);
        return (size, (length + size - 1) / size);
    }
}
