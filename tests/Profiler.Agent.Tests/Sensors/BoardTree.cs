using Profiler.Testing.Nvml;

namespace Profiler.Agent.Tests.Sensors;

/// <summary>Trees of files as the boards' kernels have them, by their documentation; the values are of boards at rest.</summary>
internal static class BoardTree
{
    private const string Cpu = "sys/devices/system/cpu";

    public static string Jetpack4Chip(string address) => $"sys/bus/i2c/drivers/ina3221x/1-{address}/iio:device{address[^1]}";

    /// <summary>Jetson AGX Xavier with JetPack 4: two monitors behind NVIDIA's own driver.</summary>
    public static Dictionary<string, string> XavierJetpack4()
    {
        Dictionary<string, string> tree = Jetson("nvidia,p2972-0000\0nvidia,tegra194\0", ["CPU-therm", "GPU-therm", "AUX-therm", "AO-therm", "PMIC-Die", "Tboard_tegra", "Tdiode_tegra"], "17000000.gv11b");
        Jetpack4Rails(tree, Jetpack4Chip("0040"), ("GPU", 18_976, 53), ("CPU", 18_976, 80), ("SOC", 18_976, 107));
        Jetpack4Rails(tree, Jetpack4Chip("0041"), ("CV", 19_088, 0), ("VDDRQ", 19_088, 26), ("SYS5V", 5_000, 320));
        tree["sys/devices/gpu.0/load"] = "125\n";
        return tree;
    }

    /// <summary>The same board with JetPack 5: the kernel's driver, with shunts and sums beside the channels.</summary>
    public static Dictionary<string, string> XavierJetpack5()
    {
        Dictionary<string, string> tree = Jetson("nvidia,galen\0nvidia,jetson-xavier\0nvidia,tegra194\0", ["CPU-therm", "GPU-therm", "AUX-therm", "AO-therm", "Tboard_tegra", "Tdiode_tegra"], "17000000.gv11b");
        HwmonRails(tree, "sys/class/hwmon/hwmon2", ("GPU", 18_976, 53), ("CPU", 18_976, 80), ("SOC", 18_976, 107));
        HwmonRails(tree, "sys/class/hwmon/hwmon3", ("CV", 19_088, 0), ("VDDRQ", 19_088, 26), ("SYS5V", 5_000, 320));
        tree["sys/devices/platform/17000000.gv11b/load"] = "125\n";
        tree["sys/class/hwmon/hwmon4/name"] = "soctherm_oc\n";
        tree["sys/class/hwmon/hwmon4/oc1_event_cnt"] = "0\n";
        tree["sys/class/hwmon/hwmon4/oc1_throt_en"] = "1\n";
        tree["sys/class/hwmon/hwmon4/oc3_event_cnt"] = "27\n";
        return tree;
    }

    /// <summary>Jetson TX2 with JetPack 4: two monitors on the module, two on the carrier board.</summary>
    public static Dictionary<string, string> Tx2()
    {
        Dictionary<string, string> tree = Jetson("nvidia,quill\0nvidia,tegra186\0", ["BCPU-therm", "MCPU-therm", "GPU-therm", "PLL-therm", "Tboard_tegra", "Tdiode_tegra", "PMIC-Die"], "17000000.gp10b");
        string Chip(string address) => $"sys/bus/i2c/drivers/ina3221x/0-{address}/iio:device{address[^1]}";
        Jetpack4Rails(tree, Chip("0040"), ("VDD_SYS_GPU", 19_200, 8), ("VDD_SYS_SOC", 19_200, 16), ("VDD_4V0_WIFI", 4_776, 0));
        Jetpack4Rails(tree, Chip("0041"), ("VDD_IN", 19_200, 86), ("VDD_SYS_CPU", 19_200, 16), ("VDD_SYS_DDR", 19_200, 9));
        Jetpack4Rails(tree, Chip("0042"), ("VDD_MUX", 19_200, 100), ("VDD_5V0_IO_SYS", 4_992, 40), ("VDD_3V3_SYS", 3_300, 30));
        Jetpack4Rails(tree, Chip("0043"), ("VDD_3V3_IO_SLP", 3_300, 10), ("VDD_1V8_IO", 1_800, 5), ("VDD_3V3_SYS_M2", 3_300, 0));
        return tree;
    }

    /// <summary>A server with two Xeons; its V100 is brought by <see cref="NvmlStandIn"/>.</summary>
    public static Dictionary<string, string> Server()
    {
        var tree = new Dictionary<string, string>();
        foreach (int package in (int[])[0, 1])
        {
            string zone = $"sys/class/powercap/intel-rapl:{package}";
            tree[$"{zone}/name"] = $"package-{package}\n";
            tree[$"{zone}/energy_uj"] = "1000000000\n";
            tree[$"{zone}/max_energy_range_uj"] = "262143328850\n";
            tree[$"{zone}:0/name"] = "dram\n";
            tree[$"{zone}:0/energy_uj"] = "200000000\n";
            tree[$"{zone}:0/max_energy_range_uj"] = "65712999613\n";
            tree[$"{Cpu}/cpu{package}/thermal_throttle/core_throttle_count"] = "3\n";
            tree[$"{Cpu}/cpu{package}/thermal_throttle/package_throttle_count"] = "5\n";
            tree[$"{Cpu}/cpu{package}/cpufreq/scaling_cur_freq"] = "2100000\n";
            tree[$"{Cpu}/cpu{package}/cpufreq/scaling_max_freq"] = "3700000\n";
            tree[$"sys/class/hwmon/hwmon{package}/name"] = "coretemp\n";
            tree[$"sys/class/hwmon/hwmon{package}/temp1_input"] = "47000\n";
            tree[$"sys/class/hwmon/hwmon{package}/temp1_label"] = $"Package id {package}\n";
            tree[$"sys/class/thermal/thermal_zone{package}/type"] = "x86_pkg_temp\n";
            tree[$"sys/class/thermal/thermal_zone{package}/temp"] = "47000\n";
        }

        tree["sys/class/powercap/intel-rapl/enabled"] = "1\n";
        tree["sys/class/thermal/cooling_device0/type"] = "Processor\n";
        tree["sys/class/thermal/cooling_device0/cur_state"] = "0\n";
        return tree;
    }

    private static Dictionary<string, string> Jetson(string compatible, string[] zones, string gpu)
    {
        var tree = new Dictionary<string, string>
        {
            ["proc/device-tree/compatible"] = compatible,
            [$"sys/class/devfreq/{gpu}/cur_freq"] = "318750000\n",
            [$"sys/class/devfreq/{gpu}/min_freq"] = "114750000\n",
            [$"sys/class/devfreq/{gpu}/max_freq"] = "1377000000\n",
            [$"{Cpu}/cpu0/cpufreq/scaling_cur_freq"] = "1190400\n",
            [$"{Cpu}/cpu0/cpufreq/scaling_min_freq"] = "115200\n",
            [$"{Cpu}/cpu0/cpufreq/scaling_max_freq"] = "2265600\n",
            ["sys/kernel/debug/bpmp/debug/clk/emc/rate"] = "2133000000\n",
            ["sys/class/thermal/cooling_device0/type"] = "pwm-fan\n",
            ["sys/class/thermal/cooling_device0/cur_state"] = "3\n",
            ["sys/class/thermal/cooling_device1/type"] = "cpu-balanced\n",
            ["sys/class/thermal/cooling_device1/cur_state"] = "0\n",
            ["sys/class/thermal/cooling_device2/type"] = "gpu-balanced\n",
            ["sys/class/thermal/cooling_device2/cur_state"] = "0\n",
        };
        for (int i = 0; i < zones.Length; i++)
        {
            tree[$"sys/class/thermal/thermal_zone{i}/type"] = $"{zones[i]}\n";
            tree[$"sys/class/thermal/thermal_zone{i}/temp"] = zones[i] == "PMIC-Die" ? "100000\n" : $"{35_000 + (i * 500)}\n";
        }

        return tree;
    }

    private static void Jetpack4Rails(Dictionary<string, string> tree, string chip, params (string Rail, int Mv, int Ma)[] rails)
    {
        for (int i = 0; i < rails.Length; i++)
        {
            tree[$"{chip}/rail_name_{i}"] = $"{rails[i].Rail}\n";
            tree[$"{chip}/in_voltage{i}_input"] = $"{rails[i].Mv}\n";
            tree[$"{chip}/in_current{i}_input"] = $"{rails[i].Ma}\n";
            tree[$"{chip}/in_power{i}_input"] = $"{rails[i].Mv * rails[i].Ma / 1000}\n";
        }
    }

    private static void HwmonRails(Dictionary<string, string> tree, string chip, params (string Rail, int Mv, int Ma)[] rails)
    {
        tree[$"{chip}/name"] = "ina3221\n";
        for (int i = 1; i <= rails.Length; i++)
        {
            tree[$"{chip}/in{i}_label"] = $"{rails[i - 1].Rail}\n";
            tree[$"{chip}/in{i}_input"] = $"{rails[i - 1].Mv}\n";
            tree[$"{chip}/curr{i}_input"] = $"{rails[i - 1].Ma}\n";
            tree[$"{chip}/in{i + 3}_input"] = $"{rails[i - 1].Ma * 5}\n";
        }

        tree[$"{chip}/in7_label"] = "sum of shunt voltages\n";
        tree[$"{chip}/in7_input"] = $"{rails.Sum(rail => rail.Ma) * 5}\n";
        tree[$"{chip}/curr4_input"] = $"{rails.Sum(rail => rail.Ma)}\n";
    }
}
