using System.CommandLine;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--method in-context|isolated: how a table is filled.</summary>
public sealed class MethodOption : Option<string?>
{
    public const string InContext = "in-context";
    public const string Isolated = "isolated";

    public MethodOption()
        : base("--method")
    {
        HelpName = $"{InContext}|{Isolated}";
        Description = "How the table is filled: from profiles of whole networks, or from blocks timed alone";
        CompletionSources.Add(_ => [InContext, Isolated]);
    }

    public FillMethod Read(ParseResult arguments) => arguments.GetValue(this) switch
    {
        InContext or null => FillMethod.InContext,
        Isolated => FillMethod.Isolated,
        string other => throw NameSuggestion.Unknown("method", other, [InContext, Isolated]),
    };

    public static string Text(FillMethod method) => method == FillMethod.InContext ? InContext : Isolated;
}
