namespace Profiler.Bindings.Images;

/// <summary>What kind of thing went wrong with an image.</summary>
public enum ImageFailure
{
    /// <summary>The file is missing or cannot be read.</summary>
    Unreadable,

    /// <summary>The content is no image of its format, cut short or broken.</summary>
    Damaged,

    /// <summary>An image of a kind that is not taken: colours where one value a pixel is wanted, four inks.</summary>
    Unsupported,

    /// <summary>More pixels than are taken.</summary>
    TooLarge,

    /// <summary>The native library is not installed.</summary>
    LibraryMissing,

    /// <summary>The file cannot be written.</summary>
    Unwritable,
}
