using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Profiler.Testing.Power;

/// <summary>
/// The files of a Jetson AGX Xavier's power monitors below a folder, in either form that JetPack has, with a synthetic
/// board's readings in them. A reading is written over the one before in one piece, as long as it: a reader sees a whole number.
/// </summary>
public sealed class Ina3221Tree : IDisposable
{
    private const int Channels = 3;
    private const int Digits = 8;
    private const double Millivolts = 5000;

    private readonly SafeFileHandle[] _files;
    private readonly bool _isHwmon;

    /// <param name="isHwmon">The kernel's form, of JetPack 5 and later, in place of JetPack 4's own.</param>
    /// <param name="rails">In the order of the chips, three on each.</param>
    public Ina3221Tree(string folder, bool isHwmon, IReadOnlyList<string> rails)
    {
        _isHwmon = isHwmon;
        Write($"{folder}/proc/device-tree/compatible", "nvidia,p2972-0000\0nvidia,tegra194\0");
        _files = [.. rails.Select((rail, i) => File.OpenHandle(
            isHwmon ? Hwmon($"{folder}/sys/class/hwmon/hwmon{i / Channels}", rail, (i % Channels) + 1)
                : Jetpack4($"{folder}/sys/bus/i2c/drivers/ina3221x/1-004{i / Channels}/iio:device{i / Channels}", rail, i % Channels),
            FileMode.Open,
            FileAccess.Write,
            FileShare.ReadWrite))];
    }

    public void Show(int rail, double mw)
    {
        double value = _isHwmon ? mw * 1000 / Millivolts : mw;
        RandomAccess.Write(_files[rail], Encoding.ASCII.GetBytes(Text(value)), fileOffset: 0);
    }

    /// <summary>Makes a rail show something that is no number.</summary>
    public void Break(int rail) => RandomAccess.Write(_files[rail], Encoding.ASCII.GetBytes("n/a".PadRight(Digits) + '\n'), fileOffset: 0);

    public void Dispose()
    {
        foreach (SafeFileHandle file in _files)
        {
            file.Dispose();
        }
    }

    private static string Jetpack4(string folder, string rail, int channel)
    {
        Write($"{folder}/rail_name_{channel}", $"{rail}\n");
        return Write($"{folder}/in_power{channel}_input", Text(0));
    }

    private static string Hwmon(string folder, string rail, int channel)
    {
        Write($"{folder}/name", "ina3221\n");
        Write($"{folder}/in{channel}_label", $"{rail}\n");
        Write($"{folder}/in{channel}_input", Text(Millivolts));
        return Write($"{folder}/curr{channel}_input", Text(0));
    }

    private static string Text(double value) =>
        value.ToString("F0", CultureInfo.InvariantCulture).PadRight(Digits) + '\n';

    private static string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
