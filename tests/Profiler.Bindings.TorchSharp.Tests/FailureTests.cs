using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_failure_names_the_operator_and_the_shapes()
    {
        ExternalException failure = Assert.Throws<ExternalException>(() => ones(2, 3) + ones(4));

        Assert.Contains("aten::add.Tensor(Float32[2, 3], Float32[4])", failure.Message, StringComparison.Ordinal);
        Assert.Contains("must match the size", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception raised from", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_in_a_convolution_names_what_was_given()
    {
        ExternalException failure = Assert.Throws<ExternalException>(() => nn.functional.conv2d(ones(1, 3, 8, 8), ones(4, 2, 3, 3)));

        Assert.StartsWith("aten::conv2d(Float32[1, 3, 8, 8], Float32[4, 2, 3, 3], None, [1, 1], [0, 0], [1, 1], 1): ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_autograd_names_the_tensors()
    {
        ExternalException failure = Assert.Throws<ExternalException>(() => ones(2).backward());

        Assert.Contains("backward([Float32[2]]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_was_disposed_of_is_refused()
    {
        Tensor x = ones(2);
        x.Dispose();

        Assert.True(x.IsInvalid);
        Assert.ThrowsAny<InvalidOperationException>(() => x + 1);
        Assert.ThrowsAny<InvalidOperationException>(() => x.shape);
    }

    [Fact]
    public void Elements_are_read_as_the_type_they_are()
    {
        Assert.Throws<ArgumentException>(() => ones(2).data<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => ones(1).item<long>());
        Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, 2, 2));
    }

    [Fact]
    public void More_memory_than_there_is_is_a_failure_and_no_end()
    {
        ExternalException failure = Assert.Throws<ExternalException>(() => empty(1L << 45));

        Assert.Contains("aten::empty", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, ones(2).sum().item<float>());
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused()
    {
        if (!cuda.is_available())
        {
            Assert.Throws<InvalidOperationException>(() => ones(1).cuda());
        }
    }

    [Fact]
    public void Events_without_CUDA_are_refused()
    {
        if (!cuda.is_available())
        {
            using var moment = new cuda.Event();
            ExternalException failure = Assert.Throws<ExternalException>(moment.record);
            Assert.Contains("built without CUDA", failure.Message, StringComparison.Ordinal);
            Assert.Throws<ExternalException>(cuda.synchronize);
        }
    }

    [Fact]
    public void The_threads_of_matrix_products_are_set_without_changing_them()
    {
        Tensor matrix = rand([96, 96]);
        set_num_blas_threads(1);
        Tensor one = matrix.matmul(matrix);
        set_num_blas_threads(2);
        Assert.True(matrix.matmul(matrix).allclose(one));
    }
}
