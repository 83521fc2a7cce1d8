using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator AvgPool2dOf = new("avg_pool2d");
            private static readonly Operator MaxPool2dOf = new("max_pool2d");
            private static readonly Operator AdaptiveAvgPool2dOf = new("adaptive_avg_pool2d");
            private static readonly Operator PadOf = new("pad");
            private static readonly Operator NearestOf = new("upsample_nearest2d", "vec");
            private static readonly Operator BilinearOf = new("upsample_bilinear2d", "vec");
            private static readonly Operator BicubicOf = new("upsample_bicubic2d", "vec");

            public static Tensor avg_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) =>
                AvgPool2dOf.Call(input, kernel_size, stride ?? kernel_size, padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long padding = 0,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size, kernel_size], stride is { } one ? [one, one] : null, [padding, padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor max_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false) =>
                MaxPool2dOf.Call(input, kernel_size, strides ?? kernel_size, padding ?? [0], dilation ?? [1], ceil_mode);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => AdaptiveAvgPool2dOf.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <param name="pad">Before and after, from the last dimension on.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => PadOf.Call(input, pad, "constant", mode == PaddingModes.Zeros ? 0.0 : value),
                PaddingModes.Reflect => PadOf.Call(input, pad, "reflect"),
                PaddingModes.Replicate => PadOf.Call(input, pad, "replicate"),
                _ => PadOf.Call(input, pad, "circular"),
            };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Resamples N x C x H x W; of the modes, nearest, bilinear and bicubic are bound.</summary>
            /// <param name="size">H x W wanted; or else scale_factor says how many times as large.</param>
            /// <exception cref="NotSupportedException">Another mode, or antialiasing.</exception>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false,
                bool antialias = false)
            {
                if (antialias || x.Dimensions != 4)
                {
                    throw new NotSupportedException("interpolate is bound for four dimensions and without antialiasing.");
                }

                if (recompute_scale_factor && size is null && scale_factor is { } factors)
                {
                    long[] shape = x.shape;
                    size = [(long)Math.Floor(shape[2] * factors[0]), (long)Math.Floor(shape[3] * factors[^1])];
                }

                double[]? scales = size is null && scale_factor is { Length: 1 } ? [scale_factor[0], scale_factor[0]] : scale_factor;
                Argument wanted = size is { Length: 1 } ? new[] { size[0], size[0] } : size;
                Argument factor = size is null ? scales : Argument.None;
                return mode switch
                {
                    InterpolationMode.Nearest => NearestOf.Call(x, wanted, factor),
                    InterpolationMode.Bilinear => BilinearOf.Call(x, wanted, align_corners ?? false, factor),
                    InterpolationMode.Bicubic => BicubicOf.Call(x, wanted, align_corners ?? false, factor),
                    _ => throw new NotSupportedException($"interpolate by {mode} is not bound."),
                };
            }
        }
    }
}
