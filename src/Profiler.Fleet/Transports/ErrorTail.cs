using System.Diagnostics;
using System.Text;

namespace Profiler.Fleet.Transports;

/// <summary>The last of what a process writes to its standard error.</summary>
internal sealed class ErrorTail
{
    private const int MaxCharacters = 4000;

    private readonly StringBuilder _text = new();

    public ErrorTail(Process process)
    {
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginErrorReadLine();
    }

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

    private void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_text)
        {
            _text.AppendLine(line);
            if (_text.Length > MaxCharacters)
            {
                _text.Remove(0, _text.Length - MaxCharacters);
            }
        }
    }
}
