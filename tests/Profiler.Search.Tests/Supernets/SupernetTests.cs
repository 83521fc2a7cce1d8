using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Modules;
using Profiler.Search.Supernets;
using Profiler.Search.Tests.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Supernets;

public sealed class SupernetTests
{
    private const double Tolerance = 1e-4;
    private static readonly TensorShape Input = new(2, 3, 32, 48);

    private static ImmutableArray<ImmutableArray<int>> All(SearchSpace space) =>
        [.. space.Slots.Select(slot => Enumerable.Range(0, slot.Candidates.Length).ToImmutableArray())];

    /// <summary>One candidate a slot: the slot's index, shifted.</summary>
    private static ImmutableArray<ImmutableArray<int>> One(SearchSpace space, int shift) =>
        [.. space.Slots.Select(slot => ImmutableArray.Create((slot.Index + shift) % slot.Candidates.Length))];

    public static TheoryData<bool, bool, int> Forms()
    {
        var forms = new TheoryData<bool, bool, int>();
        foreach (bool isClassifier in (bool[])[false, true])
        {
            foreach (bool training in (bool[])[true, false])
            {
                for (int shift = -1; shift < 3; shift++)
                {
                    forms.Add(isClassifier, training, shift);
                }
            }
        }

        return forms;
    }

    /// <param name="shift">Which candidate of a slot runs; -1 for all of them.</param>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Kernels_give_what_candidates_one_by_one_give(bool isClassifier, bool training, int shift)
    {
        SearchSpace space = isClassifier ? SmallSpaces.Classification() : SmallSpaces.Segmentation();
        ImmutableArray<ImmutableArray<int>> active = shift < 0 ? All(space) : One(space, shift);

        SupernetStep kernels = SupernetStep.Take(space, Input, active, usesKernels: true, training);
        SupernetStep operators = SupernetStep.Take(space, Input, active, usesKernels: false, training);

        Assert.InRange(Numbers.RelativeError(kernels.Output, operators.Output), 0, Tolerance);
        Assert.Equal(operators.Gradients.Keys, kernels.Gradients.Keys);
        Assert.Empty(kernels.Differences(operators, Tolerance));
    }

    [Fact]
    public void Candidates_that_do_not_run_have_no_gradient()
    {
        SearchSpace space = SmallSpaces.Segmentation();

        SupernetStep step = SupernetStep.Take(space, Input, One(space, 0), usesKernels: true, training: true);

        Assert.Contains("slot02.k3_e6_g1/expand.weight", step.Gradients.Keys);
        Assert.DoesNotContain(step.Gradients.Keys, name => name.StartsWith("slot02.", StringComparison.Ordinal) && !name.StartsWith("slot02.k3_e6_g1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_architecture_s_path_is_its_network(bool usesKernels)
    {
        SearchSpace space = SmallSpaces.Segmentation(shuffles: true);
        Architecture architecture = Architecture.FromIndices(space, [.. space.Slots.Select(slot => (byte)((slot.Index + 1) % slot.Candidates.Length))]);
        using DisposeScope scope = NewDisposeScope();
        using var supernet = new Supernet(space, Input, 11, new SupernetOptions(UsesKernels: usesKernels));
        using var network = new NetworkModule(NetworkFactory.FromArchitecture(architecture), Input, 11);
        supernet.eval();
        network.eval();
        using var noGrad = no_grad();
        Tensor images = Numbers.Images(2, 2, 3, 32, 48);

        float[] found = Numbers.Values(supernet.forward(images, architecture));

        Assert.InRange(Numbers.RelativeError(found, Numbers.Values(network.forward(images))), 0, Tolerance);
    }

    [Fact]
    public void Without_a_head_the_last_slot_s_features_come_out()
    {
        SearchSpace space = SmallSpaces.Segmentation();
        using var supernet = new Supernet(space, Input, 1, new SupernetOptions(HasHead: false));
        using Tensor images = Numbers.Images(1, 2, 3, 32, 48);
        using Tensor features = supernet.forward(images, new ChoiceGates(null, One(space, 0)));

        Assert.Equal([2L, 36L, 4L, 6L], features.shape);
        Assert.DoesNotContain(supernet.Parameters.Keys, name => name.StartsWith("head", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        SearchSpace space = SmallSpaces.Segmentation();
        using var supernet = new Supernet(space, Input, 1);
        var optimizer = optim.SGD(supernet.Parameters.Values.Cast<TorchSharp.Modules.Parameter>(), 0.01);
        long before = 0;
        for (int step = 0; step < 12; step++)
        {
            before = step == 6 ? DisposeScopeManager.Statistics.ThreadTotalLiveCount : before;
            using DisposeScope scope = NewDisposeScope();
            Tensor output = supernet.forward(Numbers.Images(step, 2, 3, 32, 48), new ChoiceGates(null, All(space)));
            optimizer.zero_grad();
            output.square().mean().backward();
            optimizer.step();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_graph_cannot_be_gone_through_twice()
    {
        SearchSpace space = SmallSpaces.Segmentation();
        using DisposeScope scope = NewDisposeScope();
        using var supernet = new Supernet(space, Input, 1);
        Tensor loss = supernet.forward(Numbers.Images(1, 2, 3, 32, 48), new ChoiceGates(null, All(space))).sum();
        loss.backward(retain_graph: true);

        Assert.ThrowsAny<Exception>(() => loss.backward());
    }

    [Fact]
    public void An_input_that_does_not_fit_a_candidate_is_refused_with_the_layer()
    {
        var error = Assert.Throws<ProfilerException>(() => new Supernet(SmallSpaces.Segmentation(), new TensorShape(1, 3, 30, 48), 1));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
    }
}
