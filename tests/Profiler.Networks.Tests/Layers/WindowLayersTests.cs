using Profiler.Networks.Errors;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Tests.Layers;

public sealed class WindowLayersTests
{
    private static readonly TensorShape Map = new(1, 10, 9, 6);

    [Fact]
    public void Pools_slide_as_convolutions_do()
    {
        Assert.Equal(Map with { Height = 5, Width = 3 }, new MaxPool2d(3, 2, 1).InferShape([Map]));
        Assert.Equal(Map with { Height = 4, Width = 3 }, new MaxPool2d(2, 2).InferShape([Map]));
        Assert.Equal(Map, new AveragePool2d(3, 1, 1, 1).InferShape([Map]));
    }

    [Fact]
    public void An_average_pool_is_global_where_its_window_fits_not_even_with_padding()
    {
        var pool = new AveragePool2d(3, 1, 1, 1);

        Assert.False(pool.IsGlobalFor(Map with { Height = 1, Width = 1 }));
        Assert.True(new AveragePool2d(7, 2, 2).IsGlobalFor(Map));
    }

    [Fact]
    public void A_slice_keeps_a_run_of_channels_and_refuses_what_is_not_there()
    {
        Assert.Equal(Map with { Channels = 4 }, new SliceChannels(6, 4).InferShape([Map]));
        Assert.Equal(
            ErrorCode.InvalidShape, Assert.Throws<ProfilerException>(() => new SliceChannels(7, 4).InferShape([Map])).Code);
    }

    [Fact]
    public void A_product_takes_a_value_a_channel()
    {
        Assert.Equal(Map, new Multiply().InferShape([Map, Map]));
        Assert.Equal(Map, new Multiply().InferShape([Map, Map with { Height = 1, Width = 1 }]));
        Assert.Throws<ProfilerException>(() => new Multiply().InferShape([Map, Map with { Height = 1 }]));
    }
}
