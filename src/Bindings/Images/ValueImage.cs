namespace Profiler.Bindings.Images;

/// <summary>An image of one number a pixel, such as a map of labels.</summary>
/// <param name="Values">Row after row from the top: palette indices, or grey values as they are stored.</param>
public sealed record ValueImage(int Width, int Height, ushort[] Values);
