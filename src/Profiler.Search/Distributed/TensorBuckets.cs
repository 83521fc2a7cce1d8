using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Distributed;

/// <summary>
/// Many tensors as few long rows of numbers: a call to the other workers costs tens of microseconds however little it carries,
/// and a supernet has hundreds of small gradients.
/// </summary>
internal sealed class TensorBuckets
{
    /// <summary>4 MiB; larger rows took no less time a byte, smaller ones more.</summary>
    private const int Elements = 1 << 20;

    private float[] _row = [];

    /// <summary>Lays the tensors, all of Float32, out in rows, lets each be changed, and writes them back.</summary>
    internal void Change(IReadOnlyList<Tensor> tensors, Action<Memory<float>> change)
    {
        using IDisposable noGrad = no_grad();
        int start = 0;
        while (start < tensors.Count)
        {
            int end = start;
            int length = 0;
            do
            {
                length += checked((int)tensors[end++].numel());
            }
            while (end < tensors.Count && length + tensors[end].numel() <= Elements);

            Change(tensors, start..end, length, change);
            start = end;
        }
    }

    private void Change(IReadOnlyList<Tensor> tensors, Range range, int length, Action<Memory<float>> change)
    {
        using DisposeScope scope = NewDisposeScope();
        if (_row.Length < length)
        {
            _row = new float[length];
        }

        int place = 0;
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            tensors[i].data<float>().CopyTo(_row, place);
            place += (int)tensors[i].numel();
        }

        change(_row.AsMemory(0, length));
        place = 0;
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            int count = (int)tensors[i].numel();
            _ = tensors[i].copy_(tensor(_row.AsMemory(place, count), tensors[i].shape));
            place += count;
        }
    }
}
