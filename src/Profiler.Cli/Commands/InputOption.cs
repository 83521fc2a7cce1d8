using System.CommandLine;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Commands;

/// <summary>--input 1x3xHxW, the same in every command that takes it.</summary>
public sealed class InputOption : Option<string?>
{
    public InputOption()
        : base("--input")
    {
        Description = "Input shape, such as 1x3x512x1024; the network's own where it is left out";
        HelpName = "1x3xHxW";
    }

    /// <returns>The shape given, or null where none was.</returns>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The text is not a shape.</exception>
    public TensorShape? Read(ParseResult arguments) =>
        arguments.GetValue(this) is { } text ? TensorShape.Parse(text) : null;
}
