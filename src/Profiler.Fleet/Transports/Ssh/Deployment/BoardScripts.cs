namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>
/// What is run on a board, in the shell language and with the tools that every Linux has. Each line ends where a shell's
/// line may be joined with the next.
/// </summary>
internal static class BoardScripts
{
    /// <summary>The agent's folder on the board cannot be used.</summary>
    public const int CannotWrite = 73;

    /// <summary>What arrived is not what was sent.</summary>
    public const int Damaged = 74;

    /// <summary>A tool is missing: the shell's own code for that.</summary>
    public const int NoSuchTool = 127;

    /// <summary>Stands before the agent's exit status on standard error.</summary>
    public const string ExitMark = "profiler-agent-exit ";

    /// <summary>Makes the folder ($1), finds the .NET host ($2) and prints what the board is.</summary>
    public const string Facts =
        """
        LC_ALL=C; export LC_ALL;
        mkdir -p "$1/agents" || exit 73;
        echo "machine=$(uname -m)";
        found=$(command -v "$2");
        if [ -z "$found" ] && [ "$2" = dotnet ]; then
          for place in "$DOTNET_ROOT/dotnet" "$HOME/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
            if [ -z "$found" ] && [ -x "$place" ]; then found=$place; fi;
          done;
        fi;
        echo "dotnet=$found";
        if [ -n "$found" ]; then "$found" --list-runtimes | sed "s/^/runtime=/"; fi
        """;

    /// <summary>Whether the folder ($1) holds the agent ($2) whole.</summary>
    public const string Check = $"""{IsWhole} cd "$1/agents" && is_whole "$2" "$2" && touch "$2" """;

    /// <summary>
    /// Takes an archive of the agent ($2) into the folder ($1): under another name until it was found whole, so that an
    /// interrupted transfer leaves nothing that could be started. Keeps the agent that was used last besides it.
    /// </summary>
    public const string Deploy =
        $$"""
        LC_ALL=C; export LC_ALL; {{IsWhole}}
        command -v tar >/dev/null && command -v sha256sum >/dev/null || { echo "tar and sha256sum are needed" >&2; exit 127; };
        cd "$1/agents" || exit 73;
        find . -maxdepth 1 -name ".incoming-*" -mmin +60 -exec rm -rf {} + ;
        new=$(mktemp -d ./.incoming-XXXXXX) || exit 73;
        trap "rm -rf $new" EXIT; trap "exit 1" HUP INT TERM PIPE;
        tar -x -o -f - -C "$new" || exit 73;
        is_whole "$new" "$2" || exit 74;
        if ! is_whole "$2" "$2"; then
          rm -rf "./$2"; mv "$new" "./$2" || exit 73;
        fi;
        ls -t | grep -v -x "$2" | tail -n +2 | while read -r old; do rm -rf "./$old"; done
        """;

    /// <summary>
    /// Runs the agent ($2, its program $3) of the folder ($1) with the .NET host ($4), and ends as it does. The last
    /// line on standard error tells an agent that ended from a link that broke, which ssh's exit code does not.
    /// </summary>
    public const string Run =
        $"""
        cd "$1" || exit 73;
        if [ -f environment ]; then set -a; . ./environment </dev/null >/dev/null; set +a; fi;
        "$4" "agents/$2/$3" --models "$PWD/models" --alive "$5";
        status=$?;
        echo "{ExitMark}$status" >&2;
        exit $status
        """;

    private const string IsWhole =
        """
        is_whole() { ( cd "$1" && [ "$(sha256sum manifest.sha256 | cut -c1-64)" = "$2" ] && sha256sum -c manifest.sha256 ) >/dev/null 2>&1; };
        """;
}
