namespace Profiler.Cli.Output;

/// <summary>A command's two faces: text for people, and with --json one JSON document for programs.</summary>
public sealed class CommandOutput(CommandEnvironment environment, bool isJson)
{
    /// <summary>Writes the answer once, in the form that was asked for.</summary>
    /// <param name="document">What --json prints; everything the text shows comes from it too.</param>
    public void Write<TDocument>(TDocument document, Action<TextOutput, TDocument> render)
    {
        if (isJson)
        {
            environment.Output.WriteLine(CommandJson.Write(document));
        }
        else
        {
            render(new TextOutput(environment), document);
        }
    }

    /// <summary>Runs work that takes more than a second and shows how far it is.</summary>
    public Task<TResult> WithProgressAsync<TResult>(Func<IProgress<ProgressReport>, Task<TResult>> work)
    {
        if (environment.ErrorIsTerminal)
        {
            return new ProgressBar(environment).RunAsync(work);
        }

        // With --json, standard error holds nothing but an error document.
        return work(isJson ? new Progress<ProgressReport>() : new ProgressLines(environment));
    }
}
