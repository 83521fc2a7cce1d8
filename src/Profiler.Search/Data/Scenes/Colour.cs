namespace Profiler.Search.Data.Scenes;

/// <summary>Red, green and blue from 0 to 1.</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    /// <param name="hue">Counted in turns, so that 1.25 is 0.25.</param>
    public static Colour FromHue(double hue, double saturation, double value)
    {
        return new Colour(Channel(5), Channel(3), Channel(1));

        float Channel(double offset)
        {
            double sector = (offset + ((hue - Math.Floor(hue)) * 6)) % 6;
            double ramp = Math.Clamp(Math.Min(sector, 4 - sector), 0, 1);
            return (float)(value - (value * saturation * ramp));
        }
    }
}
