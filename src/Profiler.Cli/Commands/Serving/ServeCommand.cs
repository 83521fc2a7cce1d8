using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Coordinator;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Limits;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Serving;

/// <summary>profiler serve</summary>
public sealed class ServeCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;

    private readonly Option<string> _urls = new("--urls")
    {
        HelpName = "URL;…",
        Description = "Where to listen",
        DefaultValueFactory = _ => CoordinatorOptions.DefaultUrls,
    };

    private readonly DatabaseOption _database = new();

    private readonly Option<bool> _requireKeys = new("--require-keys")
    {
        Description = "Ask for keys on loopback too, as behind a proxy",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        HelpName = "FILE.pem",
        Description = "The certificate of https URLs, with its chain",
    };

    private readonly Option<string?> _certificateKey = new("--certificate-key")
    {
        HelpName = "FILE.pem",
        Description = "Its private key, where it lies in another file",
    };

    private readonly DurationOption _grace = new("--grace", "How long running measurements may go on when stopped; 30s where left out");

    private readonly DurationOption _lease = new("--lease", "How long a board stays with a coordinator that fell silent; 30s where left out");

    private readonly Option<double?> _rateLimit = new("--rate-limit")
    {
        HelpName = "N",
        Description = "Requests a second that one key may send; 20000 where left out",
    };

    private readonly Option<string> _logFormat = new("--log-format")
    {
        HelpName = "text|json",
        Description = "How log lines on standard error look",
        DefaultValueFactory = _ => "text",
    };

    public ServeCommand(CommandEnvironment environment)
        : base(
            environment,
            "serve",
            "Run the coordinator: devices, a queue of jobs, costs over HTTP, pages.",
            "profiler serve",
            "profiler serve --urls http://127.0.0.1:5080 --database lab.db")
    {
        _environment = environment;
        _logFormat.AcceptOnlyFromAmong("text", "json");
        Add(_urls);
        Add(_database);
        Add(_requireKeys);
        Add(_certificate);
        Add(_certificateKey);
        Add(_grace);
        Add(_lease);
        Add(_rateLimit);
        Add(_logFormat);
    }

    public override bool HandlesSignals => true;

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        ServerOption.Refuse(arguments, "the command is the coordinator.");
        CoordinatorOptions options = Read(arguments);
        using var signals = _environment.HandlesSignals ? new StopSignals() : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals?.Stop ?? CancellationToken.None);
        await CoordinatorHost.RunAsync(
            options,
            _environment.Time,
            urls => output.Write(new ServingDocument([.. urls], options.Database), Render),
            stop.Token);
    }

    private static void Render(TextOutput text, ServingDocument document)
    {
        text.Line($"Listening on {string.Join(" and ", document.Urls)}");
        text.Line($"  database {document.Database}");
        text.Line("  Ctrl-C stops it; running measurements may end first.");
    }

    private CoordinatorOptions Read(ParseResult arguments)
    {
        var defaults = new RateLimitOptions();
        double perSecond = arguments.GetValue(_rateLimit) ?? defaults.PerSecond;
        if (!(perSecond is > 0 and <= 1e9))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--rate-limit {perSecond} is not a number of requests a second.", "Give more than 0.");
        }

        var options = new CoordinatorOptions(arguments.GetRequiredValue(_urls), _database.Read(arguments));
        return options with
        {
            RequireKeys = arguments.GetValue(_requireKeys),
            CertificateFile = arguments.GetValue(_certificate),
            CertificateKeyFile = arguments.GetValue(_certificateKey),
            Grace = _grace.Read(arguments) ?? options.Grace,
            LeaseTime = _lease.Read(arguments) ?? options.LeaseTime,
            RateLimits = defaults with { PerSecond = perSecond, Burst = Math.Max(1, 2 * perSecond) },
            LogFormat = arguments.GetRequiredValue(_logFormat) == "json" ? LogFormat.Json : LogFormat.Text,
        };
    }
}
