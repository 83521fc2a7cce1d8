using Profiler.Networks.Onnx.Reading;

namespace Profiler.Cli.Resolution;

/// <summary>A network from an .onnx file, named as the file is.</summary>
public sealed record OnnxNetwork(OnnxModel Model) : ResolvedNetwork(Path.GetFileNameWithoutExtension(Model.Path));
