namespace Profiler.Networks.Onnx.Precisions;

/// <summary>A real value is Scale * (q - ZeroPoint), q being the stored eight bits.</summary>
internal readonly record struct ActivationScale(float Scale, int ZeroPoint)
{
    private const int UnsignedLevels = 255;
    private const int SignedLevels = 127;

    /// <summary>Zero has a value of its own: padding is made of it. A tensor that is all zero has the scale 1.</summary>
    public static ActivationScale Of(ValueRange range, ActivationForm form)
    {
        float low = Math.Min(0, range.Minimum);
        float high = Math.Max(0, range.Maximum);
        if (form == ActivationForm.Symmetric)
        {
            float most = Math.Max(-low, high);
            return new ActivationScale(most > 0 ? most / SignedLevels : 1, 0);
        }

        float scale = high > low ? (high - low) / UnsignedLevels : 1;
        return new ActivationScale(scale, (int)Math.Round(-low / scale));
    }
}
