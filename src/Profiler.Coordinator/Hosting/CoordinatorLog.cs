using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Profiler.Coordinator.Security;

namespace Profiler.Coordinator.Hosting;

/// <summary>Log lines on standard error; standard output is the command's answer.</summary>
internal static class CoordinatorLog
{
    private const string UtcTime = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static void AddCoordinatorLog(this ILoggingBuilder logging, LogFormat format)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        // A line for every request would be thousands a second.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // Refused keys are answers, and what keeps a host from starting is thrown to whoever started it.
        logging.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        switch (format)
        {
            case LogFormat.Text:
                logging.AddSimpleConsole(console =>
                {
                    console.SingleLine = true;
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = UtcTime;
                });
                break;
            case LogFormat.Json:
                logging.AddJsonConsole(console =>
                {
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = UtcTime.TrimEnd();
                    console.IncludeScopes = true;
                });
                break;
            default:
                return;
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
