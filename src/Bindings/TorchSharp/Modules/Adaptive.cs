using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share: moments, options and the step along them.</summary>
public static class Adaptive
{
    internal static double Decay(double beta) =>
        beta is >= 0 and < 1 ? beta : throw new ArgumentException($"Invalid beta: {beta} is not in [0, 1).");

    internal static void Step(Options options, State state, Parameter parameter, Tensor gradient)
    {
        (double beta1, double beta2) = (options.beta1!.Value, options.beta2!.Value);
        state.step++;
        _ = state.exp_avg!.mul_(beta1).add_(gradient, 1 - beta1);
        _ = state.exp_avg_sq!.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        double correction1 = 1 - Math.Pow(beta1, state.step);
        double correction2 = 1 - Math.Pow(beta2, state.step);
        Tensor squares = options.amsgrad!.Value ? state.Greatest() : state.exp_avg_sq;
        Tensor denominator = squares.sqrt().div_(Math.Sqrt(correction2)).add_(options.eps!.Value);
        _ = parameter.addcdiv_(state.exp_avg, denominator, -options.LearningRate!.Value / correction1);
    }

    /// <summary>The two moments, and with AMSGrad the greatest second one.</summary>
    public abstract class State : OptimizerState, IDisposable
    {
        private Tensor? _first;
        private Tensor? _second;
        private Tensor? _greatest;

        private protected State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Steps made so far.</summary>
        public long step { get; set; }

        public Tensor? exp_avg
        {
            get => _first;
            set => _first = value;
        }

        public Tensor? exp_avg_sq
        {
            get => _second;
            set => _second = value;
        }

        public Tensor? max_exp_avg_sq
        {
            get => _greatest;
            set => _greatest = value;
        }

        public override void LoadStateDict(OptimizerState source)
        {
            State other = (State)source;
            step = other.step;
            Load(ref _first, other._first);
            Load(ref _second, other._second);
            Load(ref _greatest, other._greatest);
        }

        public override void Initialize(OptimizerOptions options)
        {
            Free();
            using IDisposable noGrad = no_grad();
            step = 0;
            _first = zeros_like(Parameter).DetachFromDisposeScope();
            _second = zeros_like(Parameter).DetachFromDisposeScope();
            _greatest = ((Options)options).amsgrad == true ? zeros_like(Parameter).DetachFromDisposeScope() : null;
        }

        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        internal Tensor Greatest()
        {
            Tensor now = _greatest!.maximum(_second!);
            return _greatest.copy_(now);
        }

        internal override void Free()
        {
            _first?.Dispose();
            _second?.Dispose();
            _greatest?.Dispose();
            (_first, _second, _greatest) = (null, null, null);
        }
    }

    public abstract class Options : OptimizerOptions
    {
        private protected Options()
        {
        }

        public double? beta1 { get; set; }

        public double? beta2 { get; set; }

        public double? weight_decay { get; set; }

        public double? eps { get; set; }

        public bool? amsgrad { get; set; }

        public bool? maximize { get; set; }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            weight_decay = other.weight_decay;
            eps = other.eps;
            amsgrad = other.amsgrad;
            maximize = other.maximize;
        }
    }
}
