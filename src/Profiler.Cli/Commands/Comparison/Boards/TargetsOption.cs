using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>--targets NAME[/PROVIDER[/THREADS[/PRECISION]]],…: several devices, each used in its own way.</summary>
public sealed class TargetsOption : Option<string?>
{
    public TargetsOption()
        : base("--targets")
    {
        HelpName = "NAME[/PROVIDER[/THREADS[/PRECISION]]],…";
        Description = "Compare on these devices from what is stored; nothing runs";
    }

    /// <param name="device">Says what a spelling leaves out.</param>
    /// <returns>The devices in the order given; null where the option was not.</returns>
    /// <exception cref="ProfilerException">One device only, one twice, or one that is not spelled so.</exception>
    public ImmutableArray<NamedBoard>? Read(ParseResult arguments, DeviceOption device)
    {
        if (arguments.GetValue(this) is not { } text)
        {
            return null;
        }

        ImmutableArray<NamedBoard> boards =
            [.. text.Split(',', StringSplitOptions.TrimEntries).Select(name => new NamedBoard(name, device.Read(arguments, name)))];
        return boards.Length > 1 && boards.Select(board => board.Device).Distinct().Count() == boards.Length
            ? boards
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"--targets {text} does not name two devices or more, each once.", "Write them as board-7,local/cpu/2.");
    }
}
