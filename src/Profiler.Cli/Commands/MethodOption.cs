using System.CommandLine;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--method in-context|isolated|surrogate|roofline: how a table is filled.</summary>
public sealed class MethodOption : Option<string?>
{
    public const string InContext = "in-context";
    public const string Isolated = "isolated";
    public const string Surrogate = "surrogate";
    public const string Roofline = "roofline";

    public MethodOption()
        : base("--method")
    {
        HelpName = $"{InContext}|{Isolated}|{Surrogate}|{Roofline}";
        Description = "How the table is filled: from profiles of whole networks, from blocks timed alone, by the device's surrogate, or by a board's data sheet";
        CompletionSources.Add(_ => [InContext, Isolated, Surrogate, Roofline]);
    }

    public FillMethod Read(ParseResult arguments) => arguments.GetValue(this) switch
    {
        InContext or null => FillMethod.InContext,
        Isolated => FillMethod.Isolated,
        Surrogate => FillMethod.Surrogate,
        Roofline => FillMethod.Roofline,
        string other => throw NameSuggestion.Unknown("method", other, [InContext, Isolated, Surrogate, Roofline]),
    };

    public static string Text(FillMethod method) => method switch
    {
        FillMethod.InContext => InContext,
        FillMethod.Isolated => Isolated,
        FillMethod.Surrogate => Surrogate,
        FillMethod.Roofline => Roofline,
        _ => throw new NotSupportedException(method.ToString()),
    };
}
