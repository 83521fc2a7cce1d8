namespace Profiler.Agent.Tests.Support;

/// <summary>
/// A Jetson's files below a root and its tools in "bin": nvpmodel and jetson_clocks that print what the real ones do and
/// change the files as they do.
/// </summary>
internal sealed class JetsonTree : IDisposable
{
    public const string Gpu = "sys/class/devfreq/17000000.gv11b";

    public TemporaryFolder Folder { get; } = new();

    public string Bin => Folder.PathOf("bin");

    public string Root => Folder.Path;

    /// <summary>A Xavier: eight modes in its configuration here are four, and mode 3 asks for a reboot.</summary>
    public static JetsonTree Xavier()
    {
        var tree = new JetsonTree();
        tree.Folder.Write("etc/nvpmodel.conf", """
            # FORMAT: < PARAM TYPE=PARAM_TYPE NAME=PARAM_NAME >
            < PARAM TYPE=FILE NAME=CPU_ONLINE >
            CORE_0 /sys/devices/system/cpu/cpu0/online
            # < POWER_MODEL ID=9 NAME=COMMENTED_OUT >
            < POWER_MODEL ID=0 NAME=MAXN >
            CPU_ONLINE CORE_0 1
            < POWER_MODEL ID=1 NAME=MODE_10W >
            < POWER_MODEL ID=2 NAME=MODE_15W >
            < POWER_MODEL ID=3 NAME=MODE_30W_ALL >
            < PM_CONFIG DEFAULT=2 >
            """);
        tree.Folder.Write("var/lib/nvpmodel/status", "pmode:0002 fmode:quiet\n");
        for (int cpu = 0; cpu < 2; cpu++)
        {
            string folder = $"sys/devices/system/cpu/cpu{cpu}/cpufreq";
            tree.Folder.Write($"{folder}/scaling_governor", "schedutil\n");
            tree.Folder.Write($"{folder}/scaling_available_governors", "conservative userspace powersave performance schedutil\n");
            tree.Folder.Write($"{folder}/scaling_min_freq", "1190400\n");
            tree.Folder.Write($"{folder}/scaling_max_freq", "2265600\n");
        }

        tree.Folder.Write($"{Gpu}/min_freq", "114750000\n");
        tree.Folder.Write($"{Gpu}/max_freq", "905250000\n");
        tree.Folder.Write($"{Gpu}/cur_freq", "318750000\n");
        tree.Folder.Write($"{Gpu}/available_frequencies", "114750000 318750000 675750000 905250000 1377000000\n");
        tree.Folder.Write("sys/class/thermal/thermal_zone0/temp", "41500\n");
        tree.Nvpmodel();
        tree.JetsonClocks();
        return tree;
    }

    public string Text(string file) => File.ReadAllText(Folder.PathOf(file)).Trim();

    /// <summary>What the tools were called with, one line a call.</summary>
    public string[] Calls => File.Exists(Folder.PathOf("calls")) ? File.ReadAllLines(Folder.PathOf("calls")) : [];

    public void Tool(string name, string script) => Scripts.Write(Folder, $"bin/{name}", $"echo \"{name} $*\" >> {Folder.PathOf("calls")}\n{script}");

    public void NoTool(string name) => File.Delete(Path.Combine(Bin, name));

    /// <summary>As nvpmodel of JetPack 4 prints it, a warning first.</summary>
    private void Nvpmodel() => Tool("nvpmodel", $$"""
        cd {{Root}}
        case "$1" in
        -q)
            id=$(sed -n 's/^pmode:0*\([0-9]\).*/\1/p' var/lib/nvpmodel/status)
            echo "NVPM WARN: fan mode is not set!"
            echo "NV Power Mode: $(sed -n "s/^< POWER_MODEL ID=$id NAME=\(.*\) >/\1/p" etc/nvpmodel.conf)"
            echo "$id" ;;
        -m)
            if [ "$2" = 3 ]; then
                echo "NVPM WARN: Golden image context is already created"
                echo "NVPM WARN: Reboot required for changing to this power mode: 3"
                echo "NVPM WARN: DO YOU WANT TO REBOOT NOW? enter YES/yes to confirm:"
                read answer
                echo "$answer" > answer
                exit 0
            fi
            printf 'pmode:%04d fmode:quiet\n' "$2" > var/lib/nvpmodel/status ;;
        esac
        """);

    /// <summary>Stores and restores its own format; without options binds every clock to its highest.</summary>
    private void JetsonClocks() => Tool("jetson_clocks", $$"""
        cd {{Root}}
        files="{{Gpu}}/min_freq {{Gpu}}/max_freq sys/devices/system/cpu/cpu0/cpufreq/scaling_min_freq sys/devices/system/cpu/cpu1/cpufreq/scaling_min_freq"
        case "$1" in
        --store)
            if [ -e "$2" ]; then echo "File $2 already exists. Can I overwrite it? Y/N:"; read answer; exit 1; fi
            for file in $files; do echo "$file:$(cat $file)"; done > "$2" ;;
        --restore)
            while IFS=: read -r file value; do echo "$value" > "$file"; done < "$2" ;;
        --show) echo "SOC family:tegra194  Machine:Jetson-AGX" ;;
        *)
            cat {{Gpu}}/max_freq > {{Gpu}}/min_freq
            for cpu in 0 1; do
                cat sys/devices/system/cpu/cpu$cpu/cpufreq/scaling_max_freq > sys/devices/system/cpu/cpu$cpu/cpufreq/scaling_min_freq
            done ;;
        esac
        """);

    public void Dispose() => Folder.Dispose();
}
