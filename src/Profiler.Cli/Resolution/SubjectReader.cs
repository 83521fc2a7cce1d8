using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Resolution;

/// <summary>Makes what was named on the command line measurable.</summary>
public static class SubjectReader
{
    /// <exception cref="ProfilerException">The shapes do not fit, or the file cannot be brought to a device.</exception>
    public static Subject Read(ResolvedNetwork network, InputOption input, ParseResult arguments) => network switch
    {
        LayerNetwork layers => SubjectFactory.FromNetwork(layers.Network, input.ReadShape(arguments) ?? layers.Network.DefaultInput),
        OnnxNetwork file => SubjectFactory.FromFile(file.Name, file.Model, input.ReadInputs(arguments)),
        _ => throw new NotSupportedException(network.GetType().Name),
    };
}
