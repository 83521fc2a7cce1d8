using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al. 2013, in the form PyTorch publishes: the rate outside of the velocity).</summary>
public sealed class SGD : OptimizerHelper, optim.IMomentum
{
    private readonly Options _defaults;

    public SGD(
        IEnumerable<Parameter> parameters,
        double lr,
        double momentum = 0.0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = [.. parameters] }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters,
        double lr,
        double momentum = 0.0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false)
    {
        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        }

        _defaults = new Options
        {
            LearningRate = Positive(lr, "learning rate"),
            InitialLearningRate = lr,
            momentum = Positive(momentum, "momentum value"),
            dampening = dampening,
            weight_decay = Positive(weight_decay, "weight_decay value"),
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
    }

    public double Momentum
    {
        get => _defaults.momentum!.Value;
        set => _defaults.momentum = value;
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        Options options = (Options)(param_group.Options ??= new Options());
        options.LearningRate ??= _defaults.LearningRate;
        options.InitialLearningRate = options.LearningRate!.Value;
        options.momentum ??= _defaults.momentum;
        options.dampening ??= _defaults.dampening;
        options.weight_decay ??= _defaults.weight_decay;
        options.nesterov ??= _defaults.nesterov;
        options.maximize ??= _defaults.maximize;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) => StepOver<Options, State>(closure, Update);

    private static void Update(Options options, State state, Parameter parameter, Tensor gradient)
    {
        if (options.weight_decay is not 0)
        {
            gradient = gradient.add(parameter, options.weight_decay!.Value);
        }

        if (options.momentum is { } momentum and not 0)
        {
            if (state.momentum_buffer is { } buffer)
            {
                _ = buffer.mul_(momentum).add_(gradient, 1 - options.dampening!.Value);
            }
            else
            {
                state.momentum_buffer = gradient.clone().DetachFromDisposeScope();
            }

            gradient = options.nesterov!.Value ? gradient.add(state.momentum_buffer!, momentum) : state.momentum_buffer!;
        }

        double rate = options.LearningRate!.Value;
        _ = parameter.add_(gradient, options.maximize!.Value ? rate : -rate);
    }

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        private Tensor? _momentum;

        public Tensor? momentum_buffer
        {
            get => _momentum;
            set => _momentum = value;
        }

        public override void LoadStateDict(OptimizerState source) => Load(ref _momentum, ((State)source)._momentum);

        public override void Initialize(OptimizerOptions options) => Free();

        public void Dispose() => Free();

        internal override void Free()
        {
            _momentum?.Dispose();
            _momentum = null;
        }
    }

    public sealed class Options : OptimizerOptions
    {
        public double? momentum { get; set; }

        public double? dampening { get; set; }

        public double? weight_decay { get; set; }

        public bool? nesterov { get; set; }

        public bool? maximize { get; set; }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = (Options)source;
            momentum = other.momentum;
            dampening = other.dampening;
            weight_decay = other.weight_decay;
            nesterov = other.nesterov;
            maximize = other.maximize;
        }
    }

    public sealed class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1e-3,
            double momentum = 0.0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            })
        {
        }

        public double Momentum
        {
            get => Options!.momentum!.Value;
            set => Options!.momentum = value;
        }
    }
}
