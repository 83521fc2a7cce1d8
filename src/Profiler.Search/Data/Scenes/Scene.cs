namespace Profiler.Search.Data.Scenes;

/// <summary>What is to be seen, whatever the resolution. The last object is the nearest.</summary>
/// <param name="Class">The image's class in classification.</param>
internal sealed record Scene(int Class, Colour Background, IReadOnlyList<Wave> Waves, Light Light, IReadOnlyList<SceneObject> Objects);
