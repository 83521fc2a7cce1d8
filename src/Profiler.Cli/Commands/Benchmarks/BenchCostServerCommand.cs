using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Profiler.Cli.Output;
using Profiler.Coordinator;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Security;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Store;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>profiler bench cost-server --table FOLDER: the server of <see cref="BenchCostApiCommand"/>, until its input ends.</summary>
public sealed class BenchCostServerCommand : ProfilerCommand
{
    public const string GroupName = "bench";
    public const string CommandName = "cost-server";
    public const string TableOption = "--table";

    /// <summary>Answers every GET with the same JSON through everything that a request for costs goes through.</summary>
    public const string ConstantPath = "/constant";

    private readonly CommandEnvironment _environment;
    private readonly Option<string> _table = new(TableOption)
    {
        HelpName = "FOLDER",
        Description = "The folder of the table that answers",
        Required = true,
    };

    public BenchCostServerCommand(CommandEnvironment environment)
        : base(
            environment,
            CommandName,
            "The server that the benchmark of the cost API measures.",
            "profiler bench cost-server --table lut-data/local/TABLE")
    {
        _environment = environment;
        Hidden = true;
        Add(_table);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("profiler-bench-");
        try
        {
            await ServeAsync(arguments.GetRequiredValue(_table), Path.Combine(folder.FullName, "profiler.db"), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task ServeAsync(string table, string path, CancellationToken cancellationToken)
    {
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(path, _environment.Time);
        await database.Tables.AddAsync(TableText.Read(table));
        var options = new CoordinatorOptions("http://127.0.0.1:0", path) { LogFormat = LogFormat.None };
        await using WebApplication app = await CoordinatorApp.BuildAsync(options, database, _environment.Time);
        app.MapGet(ConstantPath, (RequestDelegate)AnswerConstant).RequireAuthorization(CoordinatorRoles.Read);
        await app.StartAsync(cancellationToken);
        await _environment.Output.WriteLineAsync(app.Urls.First());
        await _environment.Output.FlushAsync(cancellationToken);
        await Console.In.ReadLineAsync(cancellationToken);
        await app.StopAsync(CancellationToken.None);
    }

    private static Task AnswerConstant(HttpContext context)
    {
        ReadOnlySpan<byte> answer = """{"status":"healthy","findings":[]}"""u8;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        answer.CopyTo(context.Response.BodyWriter.GetSpan(answer.Length));
        context.Response.BodyWriter.Advance(answer.Length);
        return Task.CompletedTask;
    }
}
