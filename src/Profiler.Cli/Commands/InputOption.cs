using System.CommandLine;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Commands;

/// <summary>--input 1x3xHxW, the same in every command that takes it; repeated as NAME=SHAPE for a file of several inputs.</summary>
public sealed class InputOption : Option<string[]>
{
    public InputOption()
        : base("--input")
    {
        Description = "Input shape, such as 1x3x512x1024; the network's own where it is left out. "
            + "NAME=SHAPE for one of several inputs of an .onnx file";
        HelpName = "1x3xHxW";
    }

    /// <returns>The one shape given, or null where none was.</returns>
    /// <exception cref="ProfilerException">The text is not a shape, or there are several.</exception>
    public TensorShape? ReadShape(ParseResult arguments) => Texts(arguments) switch
    {
        [] => null,
        [string text] => TensorShape.Parse(text),
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument, "--input is given several times and this network has one input.", "Pass one shape."),
    };

    /// <returns>The shapes given for the inputs of an .onnx file.</returns>
    /// <exception cref="ProfilerException">A text is not a shape, or an input has two.</exception>
    public OnnxInputs ReadInputs(ParseResult arguments) => OnnxInputs.Parse(Texts(arguments));

    private string[] Texts(ParseResult arguments) => arguments.GetValue(this) ?? [];
}
