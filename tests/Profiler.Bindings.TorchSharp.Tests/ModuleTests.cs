using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void Names_follow_the_tree_of_modules()
    {
        using Sequential network = Network();

        Assert.Equal(["conv.weight", "norm.weight", "norm.bias"], network.named_parameters().Select(found => found.name));
        Assert.Equal(["norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], network.named_buffers().Select(found => found.name));
        Assert.Equal([1, 2, 1, 1], network.get_parameter("conv.weight")!.shape);
        Assert.True(network.has_buffer("norm.running_var"));
        Assert.Null(network.get_parameter("conv.bias"));
    }

    [Fact]
    public void What_fields_hold_is_registered_where_the_constructor_says_so()
    {
        using Scaled scaled = new();

        Assert.Equal(["_scale", "_inner.weight"], scaled.named_parameters().Select(found => found.name));
        Assert.Equal(["_offset"], scaled.named_buffers().Select(found => found.name));
        scaled.eval();
        Assert.False(scaled.children().Single().training);
        Assert.Equal(7, scaled.call(tensor(new float[] { 1 }), tensor(1f)).item<float>());
    }

    [Fact]
    public void A_state_is_copied_by_name()
    {
        using DisposeScope scope = NewDisposeScope();
        using Sequential source = Network();
        using Sequential target = Network();
        Dictionary<string, Tensor> state = source.state_dict();

        _ = target.load_state_dict(state);
        Assert.Equal(Values.Of(source.get_parameter("conv.weight")!), Values.Of(target.get_parameter("conv.weight")!));

        _ = state.Remove("conv.weight");
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => target.load_state_dict(state));
        Assert.Contains("conv.weight", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["conv.weight"], target.load_state_dict(state, strict: false).missing_keys);
    }

    [Fact]
    public void Disposing_of_a_module_disposes_of_its_tensors()
    {
        Sequential network = Network();
        List<Tensor> tensors = [.. network.parameters(), .. network.buffers()];

        network.Dispose();

        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Layers_outlive_the_scope_that_they_are_made_in()
    {
        Sequential network;
        using (NewDisposeScope())
        {
            network = Network();
        }

        Assert.All(network.parameters(), parameter => Assert.False(parameter.IsInvalid));
        network.Dispose();
    }

    [Fact]
    public void Another_type_leaves_the_parameters_the_same_to_optimizers()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear linear = nn.Linear(2, 1);
        Parameter weight = linear.weight;

        _ = linear.to(float64);

        Assert.Same(weight, linear.weight);
        Assert.Equal(ScalarType.Float64, weight.dtype);
        linear.call(ones(2, float64)).backward();
        linear.zero_grad();
        Assert.Null(weight.grad);
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        using Sequential network = Network();

        Assert.Throws<InvalidOperationException>(() => network.append("conv", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => network.append("a.b", nn.ReLU()));
    }

    private static Sequential Network() => nn.Sequential(("conv", nn.Conv2d(2, 1, 1, bias: false)), ("norm", nn.BatchNorm2d(1)), ("act", nn.ReLU()));

    private sealed class Scaled : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly Parameter _scale = nn.Parameter(tensor(3f));
        private readonly Tensor _offset = tensor(1f);
        private readonly Linear _inner = nn.Linear(nn.Parameter(ones(1, 1)));

        internal Scaled()
            : base(nameof(Scaled)) => RegisterComponents();

        public override Tensor forward(Tensor input1, Tensor input2) => ((_inner.call(input1) + input2) * _scale) + _offset;
    }
}
