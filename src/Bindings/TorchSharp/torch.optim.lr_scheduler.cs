namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static class lr_scheduler
        {
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Closed(optimizer, last_epoch, (initial, epoch) => initial * Math.Pow(gamma, epoch / step_size));

            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Closed(optimizer, last_epoch, (initial, epoch) => initial * Math.Pow(gamma, epoch));

            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Closed(optimizer, last_epoch, (initial, epoch) => initial * lr_lambda(epoch));

            /// <summary>Half a cosine from the initial rate to eta_min and back, without restarts (Loshchilov and Hutter 2017, equation 5).</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new Closed(optimizer, last_epoch, (initial, epoch) => eta_min + ((initial - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2));

            /// <summary>Sets the rates of an optimizer's groups, epoch by epoch.</summary>
            public abstract class LRScheduler
            {
                private readonly Optimizer _optimizer;
                private readonly List<double> _initial;
                private int _epoch;

                private protected LRScheduler(Optimizer optimizer, int last_epoch)
                {
                    _optimizer = optimizer;
                    _epoch = last_epoch;
                    _initial = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                }

                public IEnumerable<double> get_last_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate);

                public virtual void step() => step(null);

                /// <param name="epoch">The epoch to go to; the next one where left out.</param>
                public virtual void step(int? epoch)
                {
                    _epoch = epoch ?? (_epoch + 1);
                    foreach ((ILearningRateController group, double initial) in _optimizer.ParamGroups.Zip(_initial))
                    {
                        group.LearningRate = RateAt(initial, _epoch);
                    }
                }

                private protected abstract double RateAt(double initial, int epoch);
            }

            private sealed class Closed : LRScheduler
            {
                private readonly Func<double, int, double> _rate;

                internal Closed(Optimizer optimizer, int last_epoch, Func<double, int, double> rate)
                    : base(optimizer, last_epoch)
                {
                    _rate = rate;
                    step();
                }

                private protected override double RateAt(double initial, int epoch) => _rate(initial, epoch);
            }
        }
    }
}
