namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// Gradients that many pixels add to, kept apart for chunks of images and groups of strips while threads run, then
/// added up in order: the result does not depend on which thread was first.
/// </summary>
internal sealed unsafe class HiddenSums
{
    private readonly SlotRun _run;
    private readonly FloatBuffer[] _weights;
    private readonly FloatBuffer[] _taps;
    private readonly FloatBuffer[] _sums;
    private readonly FloatBuffer[] _inputs;

    public HiddenSums(SlotRun run, int chunks, int groups)
    {
        _run = run;
        _weights = Rent(chunks, WeightCount);
        _taps = Rent(chunks, run.Layout.TapValues);
        _sums = Rent(chunks, SumFloats);
        _inputs = Rent(groups, InputCount);
    }

    /// <summary>The whole, once added up.</summary>
    public HiddenPart Total => Part(0, 0);

    private long WeightCount => (long)_run.Layout.Hidden * _run.Shape.InChannels;

    private long InputCount => (long)_run.Shape.InPixels * _run.Shape.InPadded;

    private long SumFloats => _run.Layout.Hidden * (long)(sizeof(double) / sizeof(float));

    public HiddenPart Part(int chunk, int group) => new(
        _weights[chunk].Data, _taps[chunk].Data, (double*)_sums[chunk].Data, _inputs[group].Data);

    public void AddUp()
    {
        for (int chunk = 1; chunk < _weights.Length; chunk++)
        {
            Vectors.AddTo(_weights[0].Data, _weights[chunk].Data, WeightCount);
            Vectors.AddTo(_taps[0].Data, _taps[chunk].Data, _run.Layout.TapValues);
            for (int c = 0; c < _run.Layout.Hidden; c++)
            {
                Total.Sums[c] += ((double*)_sums[chunk].Data)[c];
            }
        }

        for (int group = 1; group < _inputs.Length; group++)
        {
            Vectors.AddTo(_inputs[0].Data, _inputs[group].Data, InputCount);
        }
    }

    public void Return()
    {
        foreach (FloatBuffer buffer in (FloatBuffer[])[.. _weights, .. _taps, .. _sums, .. _inputs])
        {
            _run.Pool.Return(buffer);
        }
    }

    private FloatBuffer[] Rent(int count, long length) =>
        [.. Enumerable.Range(0, count).Select(_ => _run.Pool.RentZeros(length))];
}
