using System.Collections.Immutable;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// One step of a slot: what the forward pass leaves for the backward one. Of the big tensors only the depthwise
/// outputs and the projections are kept; expanded activations are made again from the input, which costs less than
/// reading them from memory.
/// </summary>
internal sealed unsafe class SlotRun : IDisposable
{
    private readonly List<FloatBuffer> _rented = [];

    public SlotRun(SlotLayout layout, SlotSetting setting)
    {
        Layout = layout;
        Setting = setting;
        SlotShape shape = layout.Shape;
        Input = Rent((long)shape.InPixels * shape.InPadded);
        InputMean = RentZeros(shape.InPadded);
        Covariance = RentZeros((long)shape.InChannels * shape.InPadded);
        Rows = RentZeros((long)layout.Hidden * shape.InPadded);
        Spread = Rent((long)layout.Hidden * shape.InPadded);
        ScaledRows = Rent((long)layout.Hidden * shape.InPadded);
        ExpandPacked = Rent((long)layout.Hidden * shape.InChannels);
        Taps = RentZeros(layout.TapValues);
        ProjectRows = RentZeros((long)layout.Hidden * shape.OutChannels);
        ProjectColumns = RentZeros((long)layout.Hidden * shape.OutPadded);
        Depthwise = Rent((long)layout.Hidden * shape.OutPixels);
        Projected = Rent((long)layout.Outputs * shape.OutPixels);
        ExpandNorm = new ChannelNorm(setting.Pool, layout.Hidden);
        DepthwiseNorm = new ChannelNorm(setting.Pool, layout.Hidden);
        ProjectNorm = new ChannelNorm(setting.Pool, layout.Outputs);
    }

    /// <summary>A graph may be dropped without a backward pass.</summary>
    ~SlotRun() => Release();

    public SlotLayout Layout { get; }

    public SlotShape Shape => Layout.Shape;

    public SlotSetting Setting { get; }

    public Workers Workers => Setting.Workers;

    public BufferPool Pool => Setting.Pool;

    /// <summary>Weights of the branches in the sum, and of the input where branches or a skip add it.</summary>
    public float[] Gates { get; set; } = [];

    public float InputGate { get; set; }

    /// <summary>Pixels x padded channels, less <see cref="InputMean"/>.</summary>
    public FloatBuffer Input { get; }

    /// <summary>The batch's mean a channel; zeros where running statistics are used.</summary>
    public FloatBuffer InputMean { get; }

    /// <summary>Channels x padded channels.</summary>
    public FloatBuffer Covariance { get; }

    /// <summary>Expansion weights, hidden x padded input channels.</summary>
    public FloatBuffer Rows { get; }

    /// <summary><see cref="Rows"/> x covariance.</summary>
    public FloatBuffer Spread { get; }

    /// <summary><see cref="Rows"/> times their norms' factors.</summary>
    public FloatBuffer ScaledRows { get; }

    /// <summary>The same, for each strip input channels x width.</summary>
    public FloatBuffer ExpandPacked { get; }

    /// <summary>Depthwise weights, for each strip taps x width.</summary>
    public FloatBuffer Taps { get; }

    /// <summary>Projection weights, for each branch output channels x hidden.</summary>
    public FloatBuffer ProjectRows { get; }

    /// <summary>Projection weights, hidden x padded output channels.</summary>
    public FloatBuffer ProjectColumns { get; }

    /// <summary>Depthwise outputs before their norm, for each strip pixels x width.</summary>
    public FloatBuffer Depthwise { get; }

    /// <summary>Projections before their norm, for each branch pixels x padded output channels.</summary>
    public FloatBuffer Projected { get; }

    public ChannelNorm ExpandNorm { get; }

    public ChannelNorm DepthwiseNorm { get; }

    public ChannelNorm ProjectNorm { get; }

    public bool IsReleased { get; private set; }

    public ImmutableArray<Branch> Branches => Layout.Branches;

    /// <summary>Where a strip's pixels begin in <see cref="Depthwise"/>.</summary>
    public long PixelsOf(Strip strip) => (long)strip.First * Shape.OutPixels;

    /// <summary>Gives the buffers back; the run cannot be used any more.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (IsReleased)
        {
            return;
        }

        IsReleased = true;
        _rented.ForEach(Pool.Return);
        ExpandNorm.Return();
        DepthwiseNorm.Return();
        ProjectNorm.Return();
    }

    private FloatBuffer Rent(long length) => Keep(Pool.Rent(length));

    private FloatBuffer RentZeros(long length) => Keep(Pool.RentZeros(length));

    private FloatBuffer Keep(FloatBuffer buffer)
    {
        _rented.Add(buffer);
        return buffer;
    }
}
