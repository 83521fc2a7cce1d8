using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;

namespace Profiler.Cli.Commands;

/// <summary>--save FILE: the JSON document as a file besides what is printed, for the report and for later.</summary>
public sealed class SaveOption : Option<string?>
{
    public SaveOption()
        : base("--save")
    {
        HelpName = "FILE.json";
        Description = "Also write the JSON document to this file";
    }

    public async Task WriteAsync<TDocument>(ParseResult arguments, TDocument document, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(this) is { } file)
        {
            await OutputFile.WriteAsync(Path.GetFullPath(file), Encoding.UTF8.GetBytes(CommandJson.Write(document)), cancellationToken);
        }
    }
}
