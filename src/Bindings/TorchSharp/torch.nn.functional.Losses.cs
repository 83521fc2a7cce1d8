using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator CrossEntropyOf = new("cross_entropy_loss");
            private static readonly Operator NllOf = new("nll_loss_nd");
            private static readonly Operator MseOf = new("mse_loss");
            private static readonly Operator KlDivOf = new("kl_div");

            /// <param name="input">Logits, N x classes or N x classes x H x W.</param>
            /// <param name="target">Class numbers, N or N x H x W; those equal to ignore_index do not count.</param>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) => CrossEntropyOf.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <param name="input">Logarithms of probabilities.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                NllOf.Call(input, target, weight, (long)reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => MseOf.Call(input, target, (long)reduction);

            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                KlDivOf.Call(input, target, (long)reduction, log_target);
        }
    }
}
