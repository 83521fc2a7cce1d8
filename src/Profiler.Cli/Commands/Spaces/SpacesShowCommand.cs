using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Spaces;

/// <summary>profiler spaces show NAME|FILE.json</summary>
public sealed class SpacesShowCommand : ProfilerCommand
{
    private static readonly TextColumn[] SlotColumns =
    [
        TextColumn.Words("slot"),
        TextColumn.Number("in"),
        TextColumn.Number("out"),
        TextColumn.Number("stride"),
        TextColumn.Number("candidates"),
    ];

    private static readonly TextColumn[] CandidateColumns =
    [
        TextColumn.Words("candidate"),
        TextColumn.Number("kernel"),
        TextColumn.Number("expansion"),
        TextColumn.Number("groups"),
        TextColumn.Number("dilation"),
    ];

    private readonly SpaceArgument _space = new();

    public SpacesShowCommand(CommandEnvironment environment)
        : base(
            environment,
            "show",
            "Show a search space: slots, candidates, how many architectures it holds.",
            "profiler spaces show squeezenas-small",
            "profiler spaces show my-space.json --json")
    {
        Add(_space);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        output.Write(ShownSpace.From(_space.Read(arguments)), Render);
        return Task.CompletedTask;
    }

    private static void Render(TextOutput text, ShownSpace space)
    {
        text.Line($"{space.Name} at {space.Input}: {space.Slots.Length} slots, {Quantities.PowerOfTen(space.ArchitecturesLog10)} architectures");
        text.Line($"  stem        {space.Stem.Channels} channels, stride {space.Stem.Stride}, kernel {space.Stem.Kernel}");
        if (space.Cell is { } cell)
        {
            text.Line($"  cell        {cell.Nodes} nodes, an edge a slot: {string.Join(", ", CellEdge.Of(cell))}");
        }

        text.Line($"  head        {HeadText(space.Head)}");
        text.Line($"  fingerprint {space.Fingerprint}");
        text.Table(SlotColumns, space.Slots.Select(slot => new[]
        {
            slot.Name,
            $"{slot.InChannels}",
            $"{slot.OutChannels}",
            $"{slot.Stride}",
            $"{slot.Candidates.Length}",
        }));
        text.Table(CandidateColumns, space.Candidates.Select(CandidateRow));
    }

    private static string HeadText(HeadDefinition head) => head.Kind switch
    {
        HeadKind.Classifier => $"classifier, {head.Channels} channels, {head.Classes} classes",
        HeadKind.LiteAspp => $"lite ASPP decoder, {head.Channels} channels, {head.Classes} classes",
        HeadKind.Aspp => $"ASPP decoder, {head.Channels} channels, {head.Classes} classes",
        HeadKind.PooledClassifier => $"classifier behind a pool, {head.Classes} classes",
        _ => "none",
    };

    private static string[] CandidateRow(Candidate candidate) => candidate switch
    {
        InvertedResidualCandidate block => [block.Name, $"{block.Kernel}", $"{block.Expansion}", $"{block.Groups}", $"{block.Dilation}"],
        ReluConvCandidate convolution => [convolution.Name, $"{convolution.Kernel}", "", "", ""],
        AveragePoolCandidate pool => [pool.Name, $"{pool.Kernel}", "", "", ""],
        _ => [candidate.Name, "", "", "", ""],
    };
}
