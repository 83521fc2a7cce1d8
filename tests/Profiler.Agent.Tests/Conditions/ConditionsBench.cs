using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Tests.Conditions;

/// <summary>A keeper on a tree and its tools.</summary>
internal sealed class ConditionsBench : IDisposable
{
    public ConditionsBench(JetsonTree tree)
    {
        Tree = tree;
        Keeper = New();
    }

    public JetsonTree Tree { get; }

    public ConditionsKeeper Keeper { get; }

    public ConditionJournal Journal => new(Tree.Folder.PathOf("lane"));

    public ICommandRunner Tools => new CommandRunner($"{Tree.Bin}:/usr/bin:/bin");

    /// <summary>As the next agent has it.</summary>
    public ConditionsKeeper New()
    {
        var host = new HostReader(new SensorRoot(Tree.Root));
        return new ConditionsKeeper(new BoardControls(Tools, new SensorRoot(Tree.Root), host), Journal, host);
    }

    public ConditionsReport Apply(string? powerMode = null, string? clocks = null, string? governor = null) =>
        Keeper.Apply(new WantedConditions { PowerMode = powerMode, Clocks = clocks, Governor = governor });

    public ConditionsReport Restore() => Keeper.Apply(new WantedConditions());

    /// <summary>Every file that a control may change.</summary>
    public string Settings() => string.Join('\n', new[]
    {
        "var/lib/nvpmodel/status", $"{JetsonTree.Gpu}/min_freq", $"{JetsonTree.Gpu}/max_freq",
        "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "sys/devices/system/cpu/cpu1/cpufreq/scaling_governor",
        "sys/devices/system/cpu/cpu0/cpufreq/scaling_min_freq", "sys/devices/system/cpu/cpu1/cpufreq/scaling_min_freq",
    }.Select(file => Tree.Text(file)));

    public void Dispose()
    {
        Keeper.Dispose();
        Tree.Dispose();
    }
}
