namespace Profiler.Cli.Commands.Completion;

/// <summary>
/// Scripts that ask the command itself what may come next, by the parser's [suggest:N] directive: N is the cursor's
/// place in the line behind the command's name.
/// </summary>
public static class CompletionScripts
{
    public const string Bash = """
        _profiler_complete() {
            local line="${COMP_LINE#* }"
            local skipped=$(( ${#COMP_LINE} - ${#line} ))
            local position=$(( COMP_POINT > skipped ? COMP_POINT - skipped : 0 ))
            local word="${COMP_WORDS[COMP_CWORD]}"
            local IFS=$'\n'
            COMPREPLY=( $(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${position}]" "${line}" 2>/dev/null)" -- "${word}") )
        }
        complete -o default -F _profiler_complete profiler
        """;

    public const string Zsh = """
        #compdef profiler
        _profiler() {
            local line="${BUFFER#* }"
            local skipped=$(( ${#BUFFER} - ${#line} ))
            local position=$(( CURSOR > skipped ? CURSOR - skipped : 0 ))
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${position}]" "${line}" 2>/dev/null)}")
            compadd -- ${found:#} || _files
        }
        compdef _profiler profiler
        """;

    public const string Fish = """
        function __profiler_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s?' '')
            set -l program (commandline -opc)[1]
            $program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c profiler -a '(__profiler_complete)'
        """;
}
