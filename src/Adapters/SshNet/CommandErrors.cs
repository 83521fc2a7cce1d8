using System.Text;

namespace Profiler.Adapters.SshNet;

/// <summary>The last of what a command writes to its standard error.</summary>
internal sealed class CommandErrors
{
    private const int MaxCharacters = 4000;

    private readonly StringBuilder _text = new();

    public CommandErrors(Stream source) => End = Task.Factory.StartNew(
        () => Read(new StreamReader(source)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Done when all was read.</summary>
    public Task End { get; }

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString().Trim();
            }
        }
    }

    private void Read(StreamReader source)
    {
        while (source.ReadLine() is { } line)
        {
            lock (_text)
            {
                _text.AppendLine(line);
                _text.Remove(0, Math.Max(0, _text.Length - MaxCharacters));
            }
        }
    }
}
