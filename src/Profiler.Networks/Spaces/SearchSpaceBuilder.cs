using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Spaces;

/// <summary>Checks a definition and lays out its slots.</summary>
public static class SearchSpaceBuilder
{
    /// <summary>More slots than this are a mistake in a file, not a network.</summary>
    private const int MaxSlots = 512;
    private const int MaxChannels = 1 << 16;

    /// <summary>28 edges; published cells have 4 to 7 nodes.</summary>
    private const int MaxCellNodes = 8;
    private const int MaxCells = 64;

    /// <summary>Architectures and cost models keep a choice, and their number, in a byte.</summary>
    private const int MaxCandidates = byte.MaxValue;

    /// <exception cref="ProfilerException">A field is out of range; the message names it.</exception>
    public static SearchSpace Build(SearchSpaceDefinition definition)
    {
        Require(definition.Schema == SearchSpaceDefinition.CurrentSchema, definition, "schema",
            $"is '{definition.Schema}'; this version reads {SearchSpaceDefinition.CurrentSchema}");
        Require(!string.IsNullOrWhiteSpace(definition.Name), definition, "name", "is empty");
        Require(definition.Stem is { Channels: > 0 and <= MaxChannels, Stride: 1 or 2, Kernel: 1 or 3 or 5 or 7 }, definition,
            "stem", "needs channels, stride 1 or 2 and kernel 1, 3, 5 or 7");
        Dictionary<string, Candidate> candidates = CheckCandidates(definition);
        ImmutableArray<Slot> slots = definition.Cell is { } cell ? LayOutCell(definition, cell) : LayOut(definition, candidates);
        CheckHead(definition, slots);
        var space = new SearchSpace(definition, ReadInput(definition), slots);
        long parameters = SpaceSize.MostParameters(space);
        Require(parameters <= SpaceSize.MaxParameters, definition, "stages, candidates and head",
            $"make networks of up to {parameters} parameters, and {SpaceSize.MaxParameters} are the most; choose narrower layers or fewer repeats");
        return space;
    }

    private static TensorShape ReadInput(SearchSpaceDefinition definition)
    {
        TensorShape input;
        try
        {
            input = TensorShape.Parse(definition.Input);
        }
        catch (ProfilerException error)
        {
            throw Refusal(definition, "input", $"cannot be used: {error.Message}", error);
        }

        Require(input.Channels == NetworkFactory.ImageChannels, definition, "input", $"must have {NetworkFactory.ImageChannels} channels");
        return input;
    }

    private static Dictionary<string, Candidate> CheckCandidates(SearchSpaceDefinition definition)
    {
        Require(!definition.Candidates.IsDefaultOrEmpty, definition, "candidates", "is empty");
        Require(definition.Candidates.Length <= MaxCandidates, definition, "candidates", $"has more than {MaxCandidates}");
        var byName = new Dictionary<string, Candidate>();
        for (int i = 0; i < definition.Candidates.Length; i++)
        {
            Candidate candidate = definition.Candidates[i];
            string field = $"candidates[{i}]";
            Require(candidate is not null, definition, field, "is null");
            Require(IsIdentifier(candidate.Name), definition, $"{field}.name",
                "must be letters, digits, '_' and '-', because it becomes part of node names");
            Require(byName.TryAdd(candidate.Name, candidate), definition, $"{field}.name", $"'{candidate.Name}' stands twice");
            CheckPlace(definition, candidate, field);
            if (candidate is InvertedResidualCandidate block)
            {
                Require(block.Kernel is >= 1 and <= 31 && block.Kernel % 2 == 1, definition, $"{field}.kernel", "must be odd, 1 to 31");
                Require(block.Expansion is > 0 and <= 64, definition, $"{field}.expansion", "must be above 0, at most 64");
                Require(block.Groups is >= 1 and <= 1024, definition, $"{field}.groups", "must be 1 to 1024");
                Require(block.Dilation is >= 1 and <= 64, definition, $"{field}.dilation", "must be 1 to 64");
            }
        }

        return byName;
    }

    /// <summary>The operations of a cell keep their input's shape; a slot in a row cannot be filled by all of them, nor a cell by others.</summary>
    private static void CheckPlace(SearchSpaceDefinition definition, Candidate candidate, string field)
    {
        bool isOperation = candidate is NoneCandidate or ReluConvCandidate or AveragePoolCandidate;
        bool fits = definition.Cell is null ? !isOperation : isOperation || candidate is SkipCandidate;
        Require(fits, definition, $"{field}.block", definition.Cell is null
            ? "is an operation of a cell, and the space has no cell"
            : "must be none, skip, relu_conv_bn or average_pool in a cell");
        int kernel = candidate switch
        {
            ReluConvCandidate convolution => convolution.Kernel,
            AveragePoolCandidate pool => pool.Kernel,
            _ => 1,
        };
        int least = candidate is AveragePoolCandidate ? 3 : 1;
        Require(kernel >= least && kernel <= 31 && kernel % 2 == 1, definition, $"{field}.kernel", $"must be odd, {least} to 31");
    }

    /// <summary>A slot an edge; the stages say how often the cell is repeated, and how wide.</summary>
    private static ImmutableArray<Slot> LayOutCell(SearchSpaceDefinition definition, CellDefinition cell)
    {
        Require(cell.Nodes is >= 2 and <= MaxCellNodes, definition, "cell.nodes", $"must be 2 to {MaxCellNodes}");
        Require(!definition.Stages.IsDefaultOrEmpty, definition, "stages", "is empty");
        int cells = 0;
        for (int s = 0; s < definition.Stages.Length; s++)
        {
            StageDefinition stage = definition.Stages[s];
            string field = $"stages[{s}]";
            Require(stage is not null, definition, field, "is null");
            Require(stage.Channels is > 0 and <= MaxChannels, definition, $"{field}.channels", $"must be 1 to {MaxChannels}");
            Require(stage.Candidates is null, definition, $"{field}.candidates", "cannot be chosen by stage: a cell's edges are filled alike in all stages");
            Require(stage.Repeats >= 1 && stage.Repeats <= MaxCells - cells, definition, $"{field}.repeats",
                $"must be at least 1, and all stages together at most {MaxCells} cells");
            Require(stage.Stride == (s == 0 ? 1 : 2), definition, $"{field}.stride",
                "must be 1 in the first stage and 2 in the others, where a reduction block halves height and width");
            cells += stage.Repeats;
        }

        int channels = definition.Stages[0].Channels;
        Require(channels == definition.Stem.Channels, definition, "stages[0].channels", "must be the stem's");
        return [.. CellEdge.Of(cell).Select(edge => new Slot(edge.Slot, channels, channels, 1, definition.Candidates))];
    }

    private static ImmutableArray<Slot> LayOut(SearchSpaceDefinition definition, Dictionary<string, Candidate> candidates)
    {
        Require(!definition.Stages.IsDefaultOrEmpty, definition, "stages", "is empty");
        var slots = ImmutableArray.CreateBuilder<Slot>();
        int channels = definition.Stem.Channels;
        for (int s = 0; s < definition.Stages.Length; s++)
        {
            StageDefinition stage = definition.Stages[s];
            string field = $"stages[{s}]";
            Require(stage is not null, definition, field, "is null");
            Require(stage.Channels is > 0 and <= MaxChannels, definition, $"{field}.channels", $"must be 1 to {MaxChannels}");
            Require(stage.Stride is 1 or 2, definition, $"{field}.stride", "must be 1 or 2");
            Require(stage.Repeats >= 1 && slots.Count + stage.Repeats <= MaxSlots, definition, $"{field}.repeats",
                $"must be at least 1, and all stages together at most {MaxSlots} slots");
            ImmutableArray<Candidate> choices = Choices(definition, stage, field, candidates);
            for (int r = 0; r < stage.Repeats; r++)
            {
                var slot = new Slot(slots.Count, channels, stage.Channels, r == 0 ? stage.Stride : 1, choices);
                CheckWidths(definition, field, slot);
                slots.Add(slot);
                channels = stage.Channels;
            }
        }

        return slots.ToImmutable();
    }

    private static ImmutableArray<Candidate> Choices(
        SearchSpaceDefinition definition, StageDefinition stage, string field, Dictionary<string, Candidate> candidates)
    {
        if (stage.Candidates is not { } names)
        {
            return definition.Candidates;
        }

        Require(!names.IsDefaultOrEmpty, definition, $"{field}.candidates", "is empty; leave it out for all candidates");
        foreach (string name in names)
        {
            Require(name is not null && candidates.ContainsKey(name), definition, $"{field}.candidates", $"names '{name}', which is not among the candidates");
        }

        return [.. names.Distinct().Select(name => candidates[name])];
    }

    private static void CheckWidths(SearchSpaceDefinition definition, string field, Slot slot)
    {
        bool isSplit = slot.Stride > 1 && slot.Candidates.Any(c => c is SkipCandidate { Reduction: SkipReduction.ReluConvBn });
        Require(!isSplit || slot.OutChannels > 1, definition, $"{field}.channels", "must be at least 2 for a factorised reduction to halve");
        foreach (InvertedResidualCandidate block in slot.Candidates.OfType<InvertedResidualCandidate>())
        {
            int hidden = (int)Math.Round(slot.InChannels * block.Expansion, MidpointRounding.ToEven);
            Require(hidden is >= 1 and <= MaxChannels, definition, field, $"'{block.Name}' would have a hidden width of {hidden}");
            bool divides = slot.InChannels % block.Groups == 0 && hidden % block.Groups == 0 && slot.OutChannels % block.Groups == 0;
            Require(divides, definition, field,
                $"'{block.Name}' has {block.Groups} groups, which do not divide its widths {slot.InChannels}, {hidden}, {slot.OutChannels}");
        }
    }

    private static void CheckHead(SearchSpaceDefinition definition, ImmutableArray<Slot> slots)
    {
        HeadDefinition head = definition.Head;
        if (head.Kind == HeadKind.None)
        {
            return;
        }

        bool isWide = head.Kind == HeadKind.PooledClassifier || head.Channels is > 0 and <= MaxChannels;
        Require(isWide, definition, "head.channels", $"must be 1 to {MaxChannels}");
        bool isClassifier = head.Kind is HeadKind.Classifier or HeadKind.PooledClassifier;
        Require(definition.Cell is null || isClassifier, definition, "head.kind", "must be none or a classifier behind cells");
        Require(head.Classes is > 0 and <= MaxChannels, definition, "head.classes", $"must be 1 to {MaxChannels}");
        Require(head.LastConvChannels is null or (> 0 and <= MaxChannels), definition, "head.lastConvChannels", $"must be 1 to {MaxChannels}");
        if (head.Kind is HeadKind.LiteAspp or HeadKind.Aspp)
        {
            Require(head.LowLevelSlot is { } low && low >= 0 && low < slots.Length, definition, "head.lowLevelSlot",
                $"must name a slot from 0 to {slots.Length - 1}");
        }
    }

    private static bool IsIdentifier(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static void Require([DoesNotReturnIf(false)] bool holds, SearchSpaceDefinition definition, string field, string why)
    {
        if (!holds)
        {
            throw Refusal(definition, field, why);
        }
    }

    private static ProfilerException Refusal(SearchSpaceDefinition definition, string field, string why, Exception? inner = null) => new(
        ErrorCode.InvalidFile,
        $"Search space '{definition.Name}': {field} {why.TrimEnd('.')}.",
        "docs/search-spaces.md describes every field.",
        inner);
}
