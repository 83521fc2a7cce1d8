using Profiler.Networks.Errors;

namespace Profiler.Cli.Output;

/// <summary>Writes failures to standard error: a message and an advice, or one JSON document.</summary>
public sealed class ErrorOutput(CommandEnvironment environment, bool isJson)
{
    /// <returns>The exit code.</returns>
    public int Write(ProfilerException error)
    {
        Write(new ErrorDetail(ErrorDetail.Word(error.Code), error.Message, error.Advice));
        return ExitCodes.For(error.Code);
    }

    /// <summary>Reports an exception that nobody foresaw; its stack only where it was asked for.</summary>
    /// <returns>The exit code.</returns>
    public int WriteBug(Exception error)
    {
        string details = environment.ShowsBugDetails ? error.ToString() : "Run again with PROFILER_DEBUG=1 for details to report.";
        Write(new ErrorDetail("bug", $"This is a bug in profiler: {error.GetType().Name}: {FirstLine(error.Message)}", details));
        return ExitCodes.Bug;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    private void Write(ErrorDetail detail)
    {
        if (isJson)
        {
            environment.Error.WriteLine(CommandJson.Write(new ErrorDocument(detail)));
            return;
        }

        environment.Error.WriteLine($"error: {detail.Message}");
        if (detail.Advice is not null)
        {
            environment.Error.WriteLine(detail.Advice);
        }
    }
}
