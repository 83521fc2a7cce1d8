namespace Profiler.Search.Data;

/// <summary>What of a dataset is read. A search trains weights and architecture on halves that share no image.</summary>
public enum DataPart
{
    /// <summary>The half of the training set that trains the weights; one image more where the set is odd.</summary>
    Weights,

    /// <summary>The other half, which trains the architecture.</summary>
    Architecture,

    /// <summary>The whole training set, for training what was found from scratch.</summary>
    Training,

    /// <summary>The validation set: never augmented, never trained on.</summary>
    Validation,
}
