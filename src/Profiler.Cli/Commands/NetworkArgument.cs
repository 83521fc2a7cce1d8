using System.CommandLine;
using Profiler.Cli.Resolution;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands;

/// <summary>NAME|FILE.onnx|ARCHITECTURE.json, with names completed by the shell.</summary>
public sealed class NetworkArgument : Argument<string>
{
    public NetworkArgument()
        : base("network")
    {
        HelpName = "NAME|FILE.onnx|ARCHITECTURE.json";
        Description = NetworkResolver.ArgumentHelp;
        CompletionSources.Add(_ => PublishedNetworks.All.Select(network => network.Name));
    }

    public ResolvedNetwork Read(ParseResult arguments) => NetworkResolver.Resolve(arguments.GetRequiredValue(this));
}
