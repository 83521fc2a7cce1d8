using System.Collections.Concurrent;
using System.Diagnostics;

namespace Profiler.PostgresCluster;

/// <summary>A running server, tied to a pipe: it stops when the pipe's other end is closed, by whatever end of this process.</summary>
internal sealed class ServerProcess
{
    private const string Keep = "keep";

    /// <summary>$1: folder. $2: program. $3: port. Durability is of no use to a database that nobody reads tomorrow.</summary>
    private const string Script = """
        "$2" -D "$1/data" -k "$1" -p "$3" -c listen_addresses= -c max_connections=400 -c fsync=off -c synchronous_commit=off \
            -c full_page_writes=off -c shared_buffers=32MB &
        server=$!
        cat > /dev/null
        kill -INT $server
        wait $server
        [ -e "$1/keep" ] || rm -rf "$1"
        """;

    private readonly string _folder;
    private readonly Process _process;

    private ServerProcess(string folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, string port)
    {
        File.Delete(Path.Combine(folder, Keep));
        var log = new ConcurrentQueue<string>();
        var isReady = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = ServerPrograms.Start("sh", "-c", Script, "sh", folder, ServerPrograms.PathOf("postgres"), port),
            EnableRaisingEvents = true,
        };
        process.Exited += (_, _) => isReady.TrySetResult(false);
        process.ErrorDataReceived += (_, line) =>
        {
            log.Enqueue(line.Data ?? "");
            if (line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) ?? false)
            {
                isReady.TrySetResult(true);
            }
            else if (line.Data?.Contains("FATAL:  could not", StringComparison.Ordinal) ?? false)
            {
                isReady.TrySetResult(false);
            }
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return await isReady.Task
            ? new ServerProcess(folder, process)
            : throw new InvalidOperationException($"PostgreSQL did not start in {folder}: {string.Join('\n', log)}");
    }

    public async Task StopAsync(bool keepsFolder)
    {
        if (keepsFolder)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, Keep), "");
        }

        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
