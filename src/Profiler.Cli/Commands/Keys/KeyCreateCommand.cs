using System.CommandLine;
using System.Globalization;
using Profiler.Api.Keys;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Keys;

namespace Profiler.Cli.Commands.Keys;

/// <summary>profiler key create --name NAME --role ROLE</summary>
public sealed class KeyCreateCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;

    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "Whose key it is, for people", Required = true };

    private readonly Option<string> _role = new("--role")
    {
        HelpName = "ROLE",
        Description = "What it permits: read, measure, admin, or agent for a board",
        Required = true,
    };

    private readonly Option<string?> _device = new("--device") { HelpName = "NAME", Description = "The board of an agent's key" };

    private readonly Option<string?> _expires = new("--expires") { HelpName = "YYYY-MM-DD", Description = "The first day that it is no longer valid; never where left out" };

    private readonly WorkplaceOption _workplace;

    public KeyCreateCommand(CommandEnvironment environment)
        : base(
            environment,
            "create",
            "Make a key and print it once; the database keeps only its hash.",
            "profiler key create --name ada --role measure",
            "profiler key create --name board-7 --role agent --device board-7")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        _role.AcceptOnlyFromAmong("read", "measure", "admin", "agent");
        Add(_name);
        Add(_role);
        Add(_device);
        Add(_expires);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_name);
        ApiKeyRole role = Enum.Parse<ApiKeyRole>(arguments.GetRequiredValue(_role), ignoreCase: true);
        string? device = arguments.GetValue(_device);
        NewKeyRules.Require(name, role, device);
        DateTimeOffset? expiresAt = ReadDay(arguments.GetValue(_expires));
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        CreatedKey created = await workplace.Keys.CreateAsync(name, role, device, expiresAt, cancellationToken);
        output.Write(new CreatedKeyDocument(created.Text, KeyDocument.From(created.Key, _environment.Time.GetUtcNow())), Render);
    }

    private static void Render(TextOutput text, CreatedKeyDocument document)
    {
        text.Line(document.Text);
        text.Line("Keep it: it is shown once. Programs send it as Authorization: Bearer, the command");
        text.Line("takes it from PROFILER_KEY.");
    }

    private DateTimeOffset? ReadDay(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isDay = DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day);
        return isDay && day > _environment.Time.GetUtcNow()
            ? day
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"--expires {text} is not a day to come.", "Write it as YYYY-MM-DD.");
    }
}
