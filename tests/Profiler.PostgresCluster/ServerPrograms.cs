using System.Diagnostics;

namespace Profiler.PostgresCluster;

/// <summary>Debian's PostgreSQL programs, run as the account postgres where this process is root: the server refuses root.</summary>
internal static class ServerPrograms
{
    private const string Folder = "/usr/lib/postgresql/15/bin";

    public static string PathOf(string program)
    {
        string path = Path.Combine(Folder, program);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is missing: install postgresql-15, as ./build.sh does, to run these tests.");
    }

    public static ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.IsPrivilegedProcess ? "runuser" : program)
        {
            // Not a folder that the account postgres may not enter.
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["-u", "postgres", "--", program] : [];
        Array.ForEach([.. asPostgres, .. arguments], start.ArgumentList.Add);
        return start;
    }

    /// <summary>Makes the data folder <c>data</c> in a folder, which from then on belongs to the server's account.</summary>
    public static async Task InitialiseAsync(string folder)
    {
        string initdb = PathOf("initdb");
        await OwnAsync(folder);
        string data = Path.Combine(folder, "data");
        await RunAsync(Start(initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        await File.WriteAllTextAsync(
            Path.Combine(data, "pg_hba.conf"), "local all guarded scram-sha-256\nlocal all all trust\n");
    }

    /// <summary>Gives a folder to the server's account.</summary>
    public static Task OwnAsync(string folder) => Environment.IsPrivilegedProcess
        ? RunAsync(new ProcessStartInfo("chown", ["postgres:", folder]) { RedirectStandardError = true })
        : Task.CompletedTask;

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {errors}");
        }
    }
}
