using FsCheck;
using FsCheck.Fluent;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Tests.Spaces;

namespace Profiler.Networks.Tests.Counting;

public sealed class ArchitectureCounterTests
{
    [Theory]
    [InlineData("squeezenas-small", "1x3x256x512")]
    [InlineData("squeezenas-xlarge", "1x3x96x192")]
    [InlineData("fbnet", "2x3x224x224")]
    public void It_counts_as_the_whole_graph_is_counted(string name, string shape)
    {
        SearchSpace space = BuiltInSpaces.Get(name);
        var input = TensorShape.Parse(shape);
        var counter = new ArchitectureCounter(space, input);
        var sampler = new ArchitectureSampler(space, 5);

        for (int i = 0; i < 20; i++)
        {
            Architecture architecture = sampler.Uniform();
            Assert.Equal(
                LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input)), counter.Count(architecture.Choices.AsSpan()));
        }
    }

    /// <summary>Odd extents too, at which a factorised reduction may not fit or leave another size.</summary>
    [Fact]
    public void Any_architecture_of_any_space_is_counted_or_refused_as_its_graph_is() => Prop.ForAll(
        RandomSpaces.Architecture.ToArbitrary(),
        Gen.Elements(33, 47, 64, 80).ToArbitrary(),
        (architecture, extent) =>
        {
            var input = new TensorShape(1, 3, extent, 64);
            return Outcome(() => LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input)))
                == Outcome(() => new ArchitectureCounter(architecture.Space, input).Count(architecture.Choices.AsSpan()));
        }).Check(RandomSpaces.Config);

    private static string Outcome(Func<NetworkCounts> count)
    {
        try
        {
            return count().ToString();
        }
        catch (ProfilerException error)
        {
            return error.Message;
        }
    }
}
